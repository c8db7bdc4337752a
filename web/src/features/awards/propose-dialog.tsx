import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { propose, resultKey, type AwardDesk, type Proposal } from './award-queries';

const reasons = [
  ...(['below-threshold', 'over-budget', 'proof-failed', 'none-valid', 'other'] as const),
];

/** Announces a decision; what it means is said before it is made. */
export function ProposeDialog(props: {
  desk: AwardDesk;
  kind: Proposal['kind'];
  bidIds: string[];
  onClose: () => void;
}) {
  const { desk, kind, bidIds, onClose } = props;
  const { t } = useText();
  const client = useQueryClient();
  const entering = kind === 'award' && desk.procedure.proofFirst && !desk.result.proofs;
  const [days, setDays] = useState('20');
  const names = desk.bids
    .filter((bid) => bidIds.includes(bid.bidId))
    .map((bid) => bid.organisations.join(t('awards.comma')));
  return (
    <DecideDialog
      title={t(
        kind === 'none_suitable'
          ? 'awards.proposeNone'
          : entering
            ? 'awards.enterProof'
            : 'awards.propose',
      )}
      lead={
        <>
          {names.length > 0 && <strong>{names.join(t('awards.semicolon'))}</strong>}{' '}
          {t('awards.proposeLead', { days: desk.result.rule.days })}
        </>
      }
      confirmLabel={t('awards.announce')}
      {...(kind === 'none_suitable'
        ? {
            reasons: reasons.map((value) => ({
              value,
              label: t(`scenarioForm.exitReasons.${value}`),
            })),
          }
        : {})}
      noteLabel={t('awards.publicNote')}
      noteRequired={(reason) => reason === 'over-budget' || reason === 'other'}
      onConfirm={async ({ reason, note }) => {
        await propose(desk.result.scenarioId, {
          ...{ stage: entering ? 'proof' : 'final', kind, bidIds, note },
          reason: kind === 'none_suitable' ? (reason as (typeof reasons)[number]) : null,
          proofDays: entering ? Number(days) : null,
        });
        await client.invalidateQueries({ queryKey: resultKey(desk.result.scenarioId) });
      }}
      onClose={onClose}
    >
      {entering && (
        <Field label={t('awards.proofDays')} help={t('awards.proofDaysHelp')} required>
          {(control) => (
            <TextInput
              {...control}
              inputMode="numeric"
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          )}
        </Field>
      )}
    </DecideDialog>
  );
}
