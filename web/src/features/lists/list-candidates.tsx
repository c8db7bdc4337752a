import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListDetail } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Check, TextInput } from '../../ui/inputs';
import { Tag } from '../../ui/tag';
import { addToList, candidatesQuery } from './compose-queries';

interface ListCandidatesProps {
  list: ListDetail;
  onChanged: (list: ListDetail) => void;
}

/** Approved and open scenarios that are not in the list yet; tick and add. */
export function ListCandidates({ list, onChanged }: ListCandidatesProps) {
  const { t, code } = useText();
  const query = useQuery(candidatesQuery);
  const [chosen, setChosen] = useState<string[]>([]);
  const [words, setWords] = useState('');
  const add = useMutation({
    mutationFn: () => addToList(list.no, chosen),
    onSuccess: (next) => {
      setChosen([]);
      onChanged(next);
    },
  });
  const toggle = (id: string) =>
    setChosen((old) => (old.includes(id) ? old.filter((one) => one !== id) : [...old, id]));
  const taken = new Set(list.entries.map((entry) => entry.scenarioId));
  return (
    <section className="stack" aria-labelledby="compose-candidates">
      <h2 id="compose-candidates">{t('compose.candidates')}</h2>
      <p className="muted">{t('compose.candidatesNote')}</p>
      <TextInput
        type="search"
        aria-label={t('compose.narrow')}
        placeholder={t('compose.narrow')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <QueryState query={query} blocks={2}>
        {(scenarios) => {
          const free = scenarios.filter(
            (one) =>
              !taken.has(one.id) && `${one.title}${one.organisation.name}`.includes(words.trim()),
          );
          return free.length === 0 ? (
            <p className="muted">{t('compose.noCandidates')}</p>
          ) : (
            <ul className="bench-rows">
              {free.map((one) => (
                <li key={one.id}>
                  <Check checked={chosen.includes(one.id)} onChange={() => toggle(one.id)}>
                    {one.title}{' '}
                    <span className="small muted">
                      {one.organisation.name} · {code('scenarios.states', one.state)}
                    </span>{' '}
                    {one.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
                  </Check>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryState>
      {add.error && <ProblemNotice error={add.error} />}
      <div>
        <Button
          look="primary"
          busy={add.isPending}
          disabled={chosen.length === 0}
          onClick={() => add.mutate()}
        >
          {t('compose.add', { n: chosen.length })}
        </Button>
      </div>
    </section>
  );
}
