import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Problem } from '../../api/problem';
import type { ListDetail } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { faultsOf } from '../../lib/draft-keeper';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Field } from '../../ui/field';
import { Select } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { editList } from './compose-queries';
import { ListHeadFields } from './list-head-fields';
import '../../ui/form.css';

const groupings = ['none', 'sector', 'district'] as const;

interface ComposedHeadProps {
  list: ListDetail;
  onChanged: (list: ListDetail) => void;
}

/** Title, foreword and sections of a draft. */
export function ComposedHead({ list, onChanged }: ComposedHeadProps) {
  const { t } = useText();
  const say = useToast();
  const [typed, setTyped] = useState({
    ...{ title: list.title, intro: list.intro, grouping: list.grouping },
  });
  const save = useMutation({
    mutationFn: () => editList(list.no, typed, list.version),
    onSuccess: (next) => {
      say(t('compose.headSaved'));
      onChanged(next);
    },
  });
  const faults = save.error instanceof Problem ? faultsOf(save.error) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <Disclosure summary={t('compose.head')}>
      <form className="stack narrow" onSubmit={submit} noValidate>
        <ListHeadFields typed={typed} faults={faults} onChange={setTyped} />
        <Field label={t('compose.grouping')} required>
          {(control) => (
            <Select
              {...control}
              options={groupings.map((value) => ({
                ...{ value, label: t(`compose.groupings.${value}`) },
              }))}
              value={typed.grouping}
              onChange={(event) =>
                setTyped({
                  ...typed,
                  grouping: event.target.value as (typeof groupings)[number],
                })
              }
            />
          )}
        </Field>
        {save.error && <ProblemNotice error={save.error} />}
        <div>
          <Button type="submit" busy={save.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Disclosure>
  );
}
