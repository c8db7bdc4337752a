import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { newKey } from '../../api/client';
import { Problem } from '../../api/problem';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { faultsOf } from '../../lib/draft-keeper';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Select } from '../../ui/inputs';
import { PageHead } from '../../ui/page-head';
import { Tag } from '../../ui/tag';
import { draftList, draftListsQuery } from './compose-queries';
import { ListHeadFields } from './list-head-fields';
import '../../lib/bench.css';
import '../../ui/form.css';

type Level = 'city' | 'district' | 'park';
const levels: readonly Level[] = ['city', 'district', 'park'];

/** Lists being composed, and a new one. */
export function ComposeLists() {
  const { t } = useText();
  useTitle(t('compose.title'));
  const query = useQuery({ ...draftListsQuery, staleTime: 0 });
  return (
    <>
      <PageHead title={t('compose.title')} lead={t('compose.lead')} />
      <div className="stack-l">
        <section className="stack" aria-labelledby="compose-drafts">
          <h2 id="compose-drafts">{t('compose.drafts')}</h2>
          <QueryState query={query} blocks={1}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="muted">{t('compose.noDrafts')}</p>
              ) : (
                <ul className="bench-rows">
                  {items.map((list) => (
                    <li key={list.id} className="bench-row">
                      <div>
                        <p className="bench-row-title">
                          <Link to={paths.composedList(list.no)}>{list.title}</Link>
                        </p>
                        <p className="bench-row-meta">
                          <Tag>{t(`lists.levels.${list.level}`)}</Tag>
                          <span className="figures">{list.no}</span>
                          <span>{t('lists.entries', { count: list.entryCount })}</span>
                        </p>
                      </div>
                    </li>
                  ))}
                </ul>
              )
            }
          </QueryState>
        </section>
        <NewList />
      </div>
    </>
  );
}

function NewList() {
  const { t } = useText();
  const { options } = useTaxonomy();
  const go = useNavigate();
  const client = useQueryClient();
  const [typed, setTyped] = useState({ level: 'city' as Level, place: '', title: '', intro: '' });
  const [key] = useState(newKey);
  const create = useMutation({
    mutationFn: () =>
      draftList(
        {
          level: typed.level,
          district: typed.level === 'district' ? typed.place : null,
          park: typed.level === 'park' ? typed.place : null,
          title: typed.title.trim(),
          intro: typed.intro.trim(),
          grouping: 'none',
        },
        key,
      ),
    onSuccess: async (list) => {
      await client.invalidateQueries({ queryKey: ['lists'] });
      await go(paths.composedList(list.no));
    },
  });
  const faults = create.error instanceof Problem ? faultsOf(create.error) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending) create.mutate();
  };
  return (
    <form className="stack narrow" onSubmit={submit} aria-labelledby="compose-new" noValidate>
      <h2 id="compose-new">{t('compose.new')}</h2>
      <div className="form-pair">
        <Field label={t('compose.level')} required>
          {(control) => (
            <Select
              {...control}
              options={levels.map((value) => ({ value, label: t(`lists.levels.${value}`) }))}
              value={typed.level}
              onChange={(event) =>
                setTyped({ ...typed, level: event.target.value as Level, place: '' })
              }
            />
          )}
        </Field>
        {typed.level !== 'city' && (
          <Field label={t('compose.place')} required error={faults.district ?? faults.park}>
            {(control) => (
              <Select
                {...control}
                options={options(typed.level === 'park' ? 'park' : 'district').filter(
                  (one) => one.value !== 'city',
                )}
                emptyLabel={t('bench.pleaseChoose')}
                value={typed.place}
                onChange={(event) => setTyped({ ...typed, place: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
      <ListHeadFields typed={typed} faults={faults} onChange={setTyped} />
      {create.error && Object.keys(faults).length === 0 && <ProblemNotice error={create.error} />}
      <div>
        <Button type="submit" look="primary" busy={create.isPending}>
          {t('compose.create')}
        </Button>
      </div>
    </form>
  );
}
