import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { formatUntil } from '../../lib/format';
import { ProvisionalNote } from '../../lib/provisional-note';
import { Button } from '../../ui/button';
import { Check } from '../../ui/inputs';
import { Tag } from '../../ui/tag';
import {
  answerObjection,
  resultKey,
  reviewProof,
  type AwardDesk,
  type Objection,
  type Proof,
} from './award-queries';
import { ProofEvidence } from './proof-form';

/** Objections with their grounds, and the answer that each one waits for. */
export function DeskObjections({ desk }: { desk: AwardDesk }) {
  const { t } = useText();
  if (desk.objections.length === 0) return null;
  return (
    <section className="stack" aria-label={t('awards.objections')}>
      <h2>{t('awards.objections')}</h2>
      {desk.objections.map((one) => (
        <ObjectionEntry key={one.id} objection={one} desk={desk} />
      ))}
    </section>
  );
}

const effects = ['rescore', 'renew', 'none-suitable'] as const;

function ObjectionEntry({ objection, desk }: { objection: Objection; desk: AwardDesk }) {
  const { t, code, language } = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState<'uphold' | 'reject' | null>(null);
  const [parts, setParts] = useState<string[]>([]);
  const titleOf = (id: string | null) =>
    desk.criteria.find((one) => one.criterionId === id)?.title ?? id;
  const { state, criterionId } = objection;
  return (
    <article className="desk-entry">
      <p>
        <strong>{objection.organisation}</strong>{' '}
        {code('awards.objectionReasons', objection.reason)}
        {criterionId &&
          ` · ${criterionId === 'price' ? t('awards.price') : titleOf(criterionId)}`}{' '}
        <Tag tone={state === 'open' ? 'warn' : 'plain'}>
          {objection.overdue ? t('awards.overdue') : code('awards.objectionStates', state)}
        </Tag>
      </p>
      <p className="prose">{objection.body}</p>
      {state === 'open' && objection.dueAt && (
        <p className="small">
          {t('awards.answerDue', { at: formatUntil(objection.dueAt, language) })}{' '}
          <ProvisionalNote year={objection.provisionalYear} />
        </p>
      )}
      {objection.answer && <p className="prose">{objection.answer}</p>}
      {objection.effect && <p>{t(`awards.returned.${objection.effect}`)}</p>}
      <div className="row">
        {(['uphold', 'reject'] as const)
          .filter((action) => objection.actions.includes(action))
          .map((action) => (
            <Button key={action} small onClick={() => setOpen(action)}>
              {t(`awards.${action}`)}
            </Button>
          ))}
      </div>
      {open && (
        <DecideDialog
          title={t(`awards.${open}`)}
          lead={t(open === 'uphold' ? 'awards.upholdLead' : 'awards.rejectLead')}
          confirmLabel={t(`awards.${open}`)}
          {...(open === 'uphold'
            ? {
                reasons: effects.map((value) => ({
                  value,
                  label: t(`awards.effects.${value}`),
                })),
                reasonLabel: t('awards.effect'),
              }
            : {})}
          noteLabel={t('awards.answer')}
          noteRequired={() => true}
          onConfirm={async ({ reason, note }) => {
            await answerObjection(objection.id, {
              ...{ decision: open, answer: note, parts: reason === 'rescore' ? parts : [] },
              effect: open === 'uphold' ? (reason as (typeof effects)[number]) : null,
            });
            await client.invalidateQueries({ queryKey: resultKey(desk.result.scenarioId) });
          }}
          onClose={() => setOpen(null)}
        >
          {open === 'uphold' && (
            <fieldset className="field">
              <legend>{t('awards.parts')}</legend>
              {desk.criteria.map((one) => (
                <Check
                  key={one.criterionId}
                  checked={parts.includes(one.criterionId)}
                  onChange={(event) =>
                    setParts(
                      event.target.checked
                        ? [...parts, one.criterionId]
                        : parts.filter((part) => part !== one.criterionId),
                    )
                  }
                >
                  {one.title}
                </Check>
              ))}
            </fieldset>
          )}
        </DecideDialog>
      )}
    </article>
  );
}

/** Proofs of concept with their evidence, and the judgement each one waits for. */
export function DeskProofs({ desk }: { desk: AwardDesk }) {
  if (desk.proofs.length === 0) return null;
  return (
    <>
      {desk.proofs.map((proof) => (
        <ProofEntry key={proof.bidId} proof={proof} scenarioId={desk.result.scenarioId} />
      ))}
    </>
  );
}

function ProofEntry({ proof, scenarioId }: { proof: Proof; scenarioId: string }) {
  const { t } = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState<'pass' | 'fail' | 'return' | null>(null);
  return (
    <article className="desk-entry">
      <p>
        <strong>{proof.organisations.join(t('awards.comma'))}</strong>
      </p>
      <ProofEvidence proof={proof} />
      <div className="row">
        {(['pass', 'fail', 'return'] as const)
          .filter((action) => proof.actions.includes(action))
          .map((action) => (
            <Button key={action} small onClick={() => setOpen(action)}>
              {t(`awards.proofActs.${action}`)}
            </Button>
          ))}
      </div>
      {open && (
        <DecideDialog
          title={t(`awards.proofActs.${open}`)}
          confirmLabel={t(`awards.proofActs.${open}`)}
          noteLabel={t('awards.reasons')}
          noteRequired={() => open !== 'pass'}
          onConfirm={async ({ note }) => {
            await reviewProof(proof.bidId, { decision: open, note });
            await client.invalidateQueries({ queryKey: resultKey(scenarioId) });
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </article>
  );
}
