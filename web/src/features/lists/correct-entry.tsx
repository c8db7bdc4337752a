import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListDetail, ListEntry } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { useTaxonomy } from '../../lib/taxonomy';
import { ChipChecks } from '../../ui/chip-checks';
import { Field, FieldGroup } from '../../ui/field';
import { Select, TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { correctList } from './compose-queries';
import { listQuery } from './list-queries';

const fields = [
  'title',
  'summary',
  'organisationName',
  'sectors',
  'districts',
  'cooperationModes',
  'problem',
  'acceptanceTest',
] as const;
type Field = (typeof fields)[number];
const kinds = {
  sectors: 'sector',
  districts: 'district',
  cooperationModes: 'cooperation-mode',
} as const;

/** The present words of a field; problem and acceptance test are not printed and so start empty. */
function presentOf(entry: ListEntry, field: Field): string | string[] {
  if (field === 'problem' || field === 'acceptanceTest') return '';
  return entry[field];
}

interface CorrectEntryProps {
  list: ListDetail;
  scenarioId: string;
  onClose: () => void;
}

/** Puts one field of an entry right, in public. */
export function CorrectEntry({ list, scenarioId, onClose }: CorrectEntryProps) {
  const { t } = useText();
  const client = useQueryClient();
  const say = useToast();
  const { options } = useTaxonomy();
  const entry = list.entries.find((one) => one.scenarioId === scenarioId);
  const [field, setField] = useState<Field>('title');
  const [after, setAfter] = useState<string | string[]>(entry ? presentOf(entry, 'title') : '');
  if (!entry) return null;
  const choose = (next: Field) => {
    setField(next);
    setAfter(presentOf(entry, next));
  };
  return (
    <DecideDialog
      title={t('lists.correctEntry', { title: entry.title })}
      lead={t('lists.correctLead')}
      confirmLabel={t('lists.correctConfirm')}
      noteLabel={t('lists.reason')}
      noteRequired={() => true}
      onConfirm={async ({ note }) => {
        const next = await correctList(
          list.no,
          { scenarioId, field, after, reason: note },
          list.version,
        );
        client.setQueryData(listQuery(list.no).queryKey, next);
        say(t('lists.correctDone'));
      }}
      onClose={onClose}
    >
      <Field label={t('lists.correctField')} required>
        {(control) => (
          <Select
            {...control}
            options={fields.map((value) => ({ value, label: t(`lists.fields.${value}`) }))}
            value={field}
            onChange={(event) => choose(event.target.value as Field)}
          />
        )}
      </Field>
      {typeof after === 'string' ? (
        <Field label={t('lists.correctAfter')} required>
          {(control) => (
            <TextArea
              {...control}
              rows={4}
              value={after}
              onChange={(event) => setAfter(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <FieldGroup legend={t('lists.correctAfter')}>
          <ChipChecks
            options={options(kinds[field as keyof typeof kinds])}
            chosen={after}
            onChange={setAfter}
          />
        </FieldGroup>
      )}
    </DecideDialog>
  );
}
