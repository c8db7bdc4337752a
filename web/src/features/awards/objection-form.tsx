import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { Field } from '../../ui/field';
import { Select } from '../../ui/inputs';
import { fileObjection } from './award-queries';

export const objectionReasons = [
  ...(['own-score', 'thresholds', 'conflict-of-interest', 'procedure'] as const),
  ...(['disqualification', 'proof', 'other'] as const),
];

/** A bidder objects: to what, which criterion, and on what grounds. */
export function ObjectionForm(props: {
  scenarioId: string;
  criteria: readonly { criterionId: string; title: string }[];
  onClose: () => void;
}) {
  const { scenarioId, criteria, onClose } = props;
  const { t } = useText();
  const client = useQueryClient();
  const [criterionId, setCriterionId] = useState('');
  return (
    <DecideDialog
      title={t('awards.object')}
      lead={t('awards.objectLead')}
      confirmLabel={t('awards.objectSend')}
      reasons={objectionReasons.map((value) => ({
        value,
        label: t(`awards.objectionReasons.${value}`),
      }))}
      reasonLabel={t('awards.objectWhat')}
      noteLabel={t('awards.objectGrounds')}
      noteRequired={() => true}
      onConfirm={async ({ reason, note }) => {
        await fileObjection(scenarioId, {
          reason: reason as (typeof objectionReasons)[number],
          ...{ body: note, criterionId: criterionId || null },
        });
        await client.invalidateQueries({ queryKey: ['awards'] });
      }}
      onClose={onClose}
    >
      <Field label={t('awards.objectCriterion')} optionalText={t('common.optional')}>
        {(control) => (
          <Select
            {...control}
            emptyLabel={t('awards.noCriterion')}
            options={[
              ...criteria.map((one) => ({ value: one.criterionId, label: one.title })),
              { value: 'price', label: t('awards.price') },
            ]}
            value={criterionId}
            onChange={(event) => setCriterionId(event.target.value)}
          />
        )}
      </Field>
    </DecideDialog>
  );
}
