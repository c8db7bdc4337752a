import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import {
  decideConflict,
  excludeMember,
  type Evaluation,
  type PanelMember,
} from './evaluation-queries';

interface PanelListProps {
  evaluation: Evaluation;
  onDone: () => Promise<void>;
}

/** The members with where each stands; what was disclosed for those who decide on it. */
export function PanelList({ evaluation, onDone }: PanelListProps) {
  const { t } = useText();
  return (
    <section className="stack" aria-label={t('evaluation.panel')}>
      <h2>{t('evaluation.panel')}</h2>
      {evaluation.members.length === 0 && <p className="muted">{t('evaluation.noPanel')}</p>}
      <ul className="bench-rows">
        {evaluation.members.map((member) => (
          <li key={member.no}>
            <Member id={evaluation.scenarioId} member={member} onDone={onDone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Member({
  id,
  member,
  onDone,
}: {
  id: string;
  member: PanelMember;
  onDone: () => Promise<void>;
}) {
  const { t, code } = useText();
  const say = useToast();
  const [leaving, setLeaving] = useState(false);
  const isPending = member.state === 'pending';
  const decide = useMutation({
    mutationFn: (decision: 'clear' | 'exclude') => decideConflict(id, member.no, decision),
    onSuccess: async () => {
      say(t('evaluation.cleared'));
      await onDone();
    },
  });
  return (
    <div className="bench-row">
      <div className="stack">
        <p className="bench-row-title">
          {member.name} {member.me && <Tag>{t('evaluation.me')}</Tag>}
        </p>
        <p className="bench-row-meta">
          <span>{t('evaluation.no', { no: member.no })}</span>
          {member.chair && <Tag tone="strong">{t('evaluation.chair')}</Tag>}
          <Tag tone={isPending ? 'warn' : 'plain'}>
            {t(`evaluation.memberStates.${member.state}`)}
          </Tag>
          {member.excludedReason && (
            <span>{code('evaluation.excludedReasons', member.excludedReason)}</span>
          )}
          {member.locked && <span>{t('evaluation.locked')}</span>}
          {member.confirmed && <span>{t('evaluation.confirmed')}</span>}
        </p>
        {member.conflicts.length > 0 && (
          <ul>
            {member.conflicts.map((conflict, i) => (
              <li key={i} className="small">
                {[
                  conflict.organisation,
                  conflict.source === 'declared'
                    ? code('evaluation.kinds', conflict.kind)
                    : code('evaluation.excludedReasons', conflict.kind),
                  conflict.note,
                  t(`evaluation.conflictSource.${conflict.source}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        )}
        {decide.error && <ProblemNotice error={decide.error} />}
      </div>
      <div className="row">
        {member.actions.includes('clear') && (
          <Button look="primary" small onClick={() => decide.mutate('clear')}>
            {t('evaluation.clear')}
          </Button>
        )}
        {member.actions.includes('exclude') && (
          <Button small onClick={() => (isPending ? decide.mutate('exclude') : setLeaving(true))}>
            {t('evaluation.exclude')}
          </Button>
        )}
      </div>
      {leaving && (
        <DecideDialog
          title={t('evaluation.exclude')}
          lead={t('evaluation.excludeLead')}
          confirmLabel={t('evaluation.exclude')}
          reasonLabel={t('evaluation.excludeReason')}
          reasons={(['conflict', 'unavailable', 'misconduct'] as const).map((value) => ({
            ...{ value, label: t(`evaluation.exclusions.${value}`) },
          }))}
          onConfirm={async ({ reason }) => {
            await excludeMember(id, member.no, reason as 'conflict' | 'unavailable' | 'misconduct');
            await onDone();
          }}
          onClose={() => setLeaving(false)}
        />
      )}
    </div>
  );
}
