import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { TextArea } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { saveShortlist, type Shortlist } from './shortlist-queries';
import './shortlists.css';

interface DraftEditorProps {
  list: Shortlist;
  keep: (list: Shortlist) => Promise<void>;
}

/** Writing a shortlist: the words to the owner, each candidate's reason, and their order. */
export function DraftEditor({ list, keep }: DraftEditorProps) {
  const { t } = useText();
  const say = useToast();
  const [words, setWords] = useState(list.words);
  const [entries, setEntries] = useState(list.entries);
  const save = useMutation({
    mutationFn: () =>
      saveShortlist(list, {
        words,
        entries: entries.map((entry) => ({ otherId: entry.otherId, words: entry.words })),
      }),
    onSuccess: async (saved) => {
      say(t('shortlists.saved'));
      await keep(saved);
    },
  });
  const write = (index: number, text: string) =>
    setEntries(entries.map((entry, i) => (i === index ? { ...entry, words: text } : entry)));
  const move = (index: number, by: number) => {
    const next = [...entries];
    const [taken] = next.splice(index, 1);
    if (taken) next.splice(index + by, 0, taken);
    setEntries(next);
  };
  const candidates =
    list.side === 'demand'
      ? paths.deskScenario(list.subject.id)
      : paths.deskCapability(list.subject.id);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Field
        label={t('shortlists.words')}
        help={t('shortlists.wordsHelp')}
        optionalText={t('common.optional')}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      {entries.length === 0 && (
        <Empty title={t('shortlists.empty')}>
          <Link to={candidates}>{t('shortlists.toCandidates')}</Link>
        </Empty>
      )}
      <ol className="plain-list">
        {entries.map((entry, index) => (
          <li key={entry.otherId} className="shortlist-draft-entry stack">
            <Field
              label={entry.title}
              help={`${entry.organisation} · ${t('shortlists.entryHelp')}`}
              optionalText={t('common.optional')}
              {...(entry.available ? {} : { error: t('shortlists.gone') })}
            >
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  maxLength={500}
                  value={entry.words}
                  onChange={(event) => write(index, event.target.value)}
                />
              )}
            </Field>
            <div className="row">
              {index > 0 && (
                <Button
                  small
                  aria-label={t('shortlists.upOf', { title: entry.title })}
                  onClick={() => move(index, -1)}
                >
                  {t('shortlists.up')}
                </Button>
              )}
              <Button
                small
                aria-label={t('shortlists.removeOf', { title: entry.title })}
                onClick={() => setEntries(entries.filter((one) => one !== entry))}
              >
                {t('shortlists.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {save.error && <ProblemNotice error={save.error} />}
      <div className="row">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('shortlists.save')}
        </Button>
        <Link to={candidates}>{t('shortlists.toCandidates')}</Link>
      </div>
    </form>
  );
}
