import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, FieldGroup } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import {
  enterWorkingYear,
  festivalCodes,
  workingYearsQuery,
  type FestivalCode,
  type WorkingYear,
} from './calendar-queries';

interface Row {
  code: FestivalCode;
  from: string;
  to: string;
  makeUp: string;
}

const sourceFields = ['title', 'number', 'url', 'publishedOn'] as const;
type Source = Record<(typeof sourceFields)[number], string>;

const firstRows = (known: WorkingYear | undefined): Row[] =>
  festivalCodes.map((code) => {
    const festival = known?.festivals.find((one) => one.code === code);
    const { from = '', to = '', makeUp = [] } = festival ?? {};
    return { code, from, to, makeUp: makeUp.join(' ') };
  });

/** An administrator copies one year's days from the official notice. */
export function EnterYear(props: { year: number; known?: WorkingYear; onClose: () => void }) {
  const { year, known, onClose } = props;
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  // Of a provisional year nothing is kept: the notice says all of it anew.
  const announced = known?.provisional ? undefined : known;
  const [rows, setRows] = useState(() => firstRows(announced));
  const [source, setSource] = useState<Source>(
    announced?.source ?? { title: '', number: '', url: '', publishedOn: '' },
  );
  const save = useMutation({
    mutationFn: () =>
      enterWorkingYear(
        year,
        {
          source,
          festivals: rows
            .filter((row) => row.from && row.to)
            .map(({ makeUp, ...row }) => ({
              ...row,
              makeUp: makeUp.split(/[\s,，、]+/).filter(Boolean),
            })),
        },
        known?.version,
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: workingYearsQuery.queryKey });
      say(t('common.saved'));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog
      open
      title={t(announced ? 'calendar.correct' : 'calendar.enter', { year })}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit} noValidate>
        <p>{t('calendar.enterLead')}</p>
        {sourceFields.map((name) => (
          <Field key={name} label={t(`calendar.source.${name}`)} required>
            {(control) => (
              <TextInput
                {...control}
                type={name === 'publishedOn' ? 'date' : name === 'url' ? 'url' : 'text'}
                value={source[name]}
                onChange={(event) => setSource({ ...source, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {rows.map((row, index) => (
          <FestivalRow
            key={row.code}
            row={row}
            onChange={(next) => setRows(rows.map((old, i) => (i === index ? next : old)))}
          />
        ))}
        {save.error && <ProblemNotice error={save.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function FestivalRow({ row, onChange }: { row: Row; onChange: (row: Row) => void }) {
  const { t, code } = useText();
  return (
    <FieldGroup legend={code('calendar.festivals', row.code)}>
      <div className="form-pair">
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} label={t(`calendar.${end}`)}>
            {(control) => (
              <TextInput
                {...control}
                type="date"
                value={row[end]}
                onChange={(event) => onChange({ ...row, [end]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={t('calendar.makeUp')} help={t('calendar.makeUpHelp')}>
        {(control) => (
          <TextInput
            {...control}
            value={row.makeUp}
            onChange={(event) => onChange({ ...row, makeUp: event.target.value })}
          />
        )}
      </Field>
    </FieldGroup>
  );
}
