import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { Field } from '../../ui/field';
import { Select } from '../../ui/inputs';
import {
  biddingQuery,
  disqualifyBid,
  findCompliant,
  findDefects,
  type ReceivedBid,
} from './bid-queries';

export type Judgement = 'find-compliant' | 'find-defect' | 'disqualify';

/** Reasons a person may give; the others are found by rule. */
const reasons = [
  'must-unmet',
  'not-eligible',
  'false-statement',
  'collusion',
  'suspended',
  'late-evidence',
  'other',
] as const;

interface JudgeDialogProps {
  bid: ReceivedBid;
  judgement: Judgement;
  onDone: () => void;
  onClose: () => void;
}

/** The publisher says whether an opened bid is valid, names what may be put right, or why it is out. */
export function JudgeDialog({ bid, judgement, onDone, onClose }: JudgeDialogProps) {
  const { t } = useText();
  const { data } = useQuery(biddingQuery(bid.scenario.scenarioId));
  const known = bid.defects.map((defect) => defect.field);
  const fields = (data?.rules.defectFields ?? []).filter((field) => !known.includes(field));
  const [chosen, setChosen] = useState<(typeof fields)[number] | ''>('');
  const field = chosen || fields[0];
  const title = t(`bids.received.steps.${judgement}`);
  const shared = { title, lead: t(`bids.received.leads.${judgement}`), onClose };
  if (judgement === 'find-compliant')
    return (
      <DecideDialog
        {...shared}
        confirmLabel={title}
        onConfirm={() => findCompliant(bid.id).then(onDone)}
      />
    );
  if (judgement === 'disqualify')
    return (
      <DecideDialog
        {...shared}
        confirmLabel={title}
        reasons={reasons.map((value) => ({ value, label: t(`bids.ended.${value}`) }))}
        noteLabel={t('bench.note')}
        noteRequired={(reason) => reason === 'other'}
        onConfirm={({ reason, note }) =>
          disqualifyBid(bid.id, { reason: reason as (typeof reasons)[number], note }).then(onDone)
        }
      />
    );
  return (
    <DecideDialog
      {...shared}
      confirmLabel={title}
      noteLabel={t('bids.received.what')}
      noteRequired={() => true}
      onConfirm={({ note }) =>
        findDefects(bid.id, { fields: field ? [{ field, note }] : [] }).then(onDone)
      }
    >
      <Field label={t('bids.received.field')} required>
        {(control) => (
          <Select
            {...control}
            options={fields.map((value) => ({ value, label: t(`bids.defects.fields.${value}`) }))}
            value={field}
            onChange={(event) => setChosen(event.target.value as (typeof fields)[number])}
          />
        )}
      </Field>
    </DecideDialog>
  );
}
