import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { PageHead } from '../../ui/page-head';
import { useToast } from '../../ui/toast';
import { AnswerDialog } from './answer-dialog';
import { DraftEditor } from './draft-editor';
import { EntryView } from './entry-view';
import { ShortlistMeta } from './shortlist-list';
import {
  closeShortlist,
  sendShortlist,
  shortlistQuery,
  withdrawShortlist,
  type Shortlist,
  type ShortlistEntry,
} from './shortlist-queries';

/** One shortlist: a draft to be edited, a list to be answered, or what came of it. */
export function ShortlistPage({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  const client = useQueryClient();
  const query = useQuery(shortlistQuery(id));
  const keep = async (list: Shortlist) => {
    client.setQueryData(shortlistQuery(id).queryKey, list);
    await Promise.all([
      client.invalidateQueries({ queryKey: ['shortlists', 'list'] }),
      client.invalidateQueries({ queryKey: ['desk'] }),
      client.invalidateQueries({ queryKey: ['pairings'] }),
    ]);
  };
  return (
    <QueryState query={query} missing={missing}>
      {(list) => (
        <>
          <PageHead
            title={t('shortlists.one')}
            lead={
              <Link
                to={
                  list.side === 'demand'
                    ? paths.scenario(list.subject.id)
                    : paths.capability(list.subject.id)
                }
              >
                {list.subject.title}
              </Link>
            }
            actions={<Steps list={list} keep={keep} />}
          />
          <div className="stack">
            <ShortlistMeta list={list} />
            {list.actions.includes('edit') ? (
              <DraftEditor key={list.version} list={list} keep={keep} />
            ) : (
              <Entries list={list} keep={keep} />
            )}
          </div>
        </>
      )}
    </QueryState>
  );
}

interface PartProps {
  list: Shortlist;
  keep: (list: Shortlist) => Promise<void>;
}

type Step = 'send' | 'withdraw' | 'close';
const steps: readonly Step[] = ['send', 'withdraw', 'close'];

function Steps({ list, keep }: PartProps) {
  const { t } = useText();
  const say = useToast();
  const [open, setOpen] = useState<Step | null>(null);
  const run: Record<Step, (at: string | null) => Promise<Shortlist>> = {
    send: (at) => sendShortlist(list.id, at),
    withdraw: () => withdrawShortlist(list.id),
    close: () => closeShortlist(list.id),
  };
  return (
    <>
      {steps
        .filter((step) => list.actions.includes(step))
        .map((step) => (
          <Button
            key={step}
            look={step === 'withdraw' ? 'plain' : 'primary'}
            onClick={() => setOpen(step)}
          >
            {t(`shortlists.steps.${step}`)}
          </Button>
        ))}
      {open && (
        <DecideDialog
          title={t(`shortlists.steps.${open}`)}
          lead={t(`shortlists.leads.${open}`)}
          confirmLabel={t(`shortlists.steps.${open}`)}
          {...(open === 'send'
            ? { dateLabel: t('shortlists.answerUntil'), firstDate: inTwoWeeks() }
            : {})}
          onConfirm={async ({ at }) => {
            await keep(await run[open](at));
            say(t(`shortlists.done.${open}`));
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

const DAY_MS = 86_400_000;
/** Two weeks ahead at 18:00, as a `datetime-local` input of Xiamen's time holds it. */
function inTwoWeeks(): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
  return `${day.format(new Date(Date.now() + 14 * DAY_MS))}T18:00`;
}

function Entries({ list, keep }: PartProps) {
  const { t } = useText();
  const [answering, setAnswering] = useState<ShortlistEntry | null>(null);
  const isOpen = list.entries.some((entry) => entry.actions.includes('answer'));
  // The button that was pressed is gone after an answer: the focus goes on to the next one.
  const goOn = () => {
    setAnswering(null);
    window.setTimeout(() => document.querySelector<HTMLElement>('[data-answer]')?.focus());
  };
  return (
    <>
      {list.words && <blockquote className="shortlist-words">{list.words}</blockquote>}
      {list.view === 'owner' && isOpen && <p>{t('shortlists.ownerLead')}</p>}
      <ol className="plain-list stack">
        {list.entries.map((entry) => (
          <li key={entry.otherId}>
            <EntryView list={list} entry={entry}>
              {entry.actions.includes('answer') && (
                <Button look="primary" data-answer onClick={() => setAnswering(entry)}>
                  {t('shortlists.answer')}
                </Button>
              )}
            </EntryView>
          </li>
        ))}
      </ol>
      {answering && <AnswerDialog list={list} entry={answering} onAnswered={keep} onClose={goOn} />}
    </>
  );
}
