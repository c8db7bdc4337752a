import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProvisionalNote } from '../../lib/provisional-note';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';
import { AskQuestion } from './ask-question';
import { QuestionButtons } from './question-buttons';
import { questionsQuery, type Question, type QuestionPage } from './question-queries';
import './questions.css';

/** Public questions and answers on a scenario: askers by number, nothing private. */
export function QuestionsSection({ scenario }: { scenario: Scenario }) {
  const { t } = useText();
  const query = useInfiniteQuery(questionsQuery(scenario.id));
  const [asking, setAsking] = useState(false);
  const section = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  const here = hash === '#questions' && !query.isPending;
  useEffect(() => {
    if (here) section.current?.scrollIntoView?.();
  }, [here]);
  const first = query.data?.pages[0];
  const items = (query.data?.pages ?? []).flatMap((page) => page.items);
  // Nothing was asked and nothing can be: the heading alone would only be noise.
  if (first && first.total === 0 && !first.period.open) return null;
  return (
    <section
      className="stack questions"
      aria-label={t('questions.title')}
      id="questions"
      ref={section}
    >
      <div className="spread">
        <h2>{t('questions.title')}</h2>
        {first?.actions.includes('ask') && (
          <Button onClick={() => setAsking(true)}>{t('questions.ask')}</Button>
        )}
      </div>
      {first && <Period page={first} />}
      {query.isPending && <Skeleton blocks={1} label={t('common.loading')} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {first && items.length === 0 && <p className="muted">{t('questions.none')}</p>}
      <ol className="plain-list">
        {items.map((question) => (
          <Entry key={question.id} question={question} scenario={scenario} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
      {asking && <AskQuestion scenarioId={scenario.id} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** Until when questions are taken, and by which rule; a year without calendar is said, not guessed. */
function Period({ page }: { page: QuestionPage }) {
  const { t, language } = useText();
  const { open, until, workingDays, unknownYear, provisionalYear } = page.period;
  const at = formatDateTime(until, language);
  return (
    <p className="small muted">
      {t('questions.rule')}{' '}
      {until && unknownYear === null && workingDays > 0 && (
        <>
          {t(open ? 'questions.until' : 'questions.ended', { at, days: workingDays })}{' '}
          {provisionalYear === null ? (
            <Link to={paths.workingDays}>{t('questions.howCounted')}</Link>
          ) : (
            <ProvisionalNote year={provisionalYear} />
          )}
        </>
      )}
      {unknownYear !== null && (
        <>
          {t('questions.unknownYear', { year: unknownYear, days: workingDays })}{' '}
          <Link to={paths.workingDays}>{t('questions.howCounted')}</Link>
        </>
      )}
    </p>
  );
}

function Entry({ question, scenario }: { question: Question; scenario: Scenario }) {
  const { t, code, language } = useText();
  const [newest, ...former] = question.answers;
  return (
    <li className="question">
      <p className="question-head small">
        <strong>{t('questions.no', { no: question.no })}</strong>
        <span>{t('questions.asker', { no: question.askerNo })}</span>
        {question.mine && <Tag tone="supply">{t('questions.mine')}</Tag>}
        {question.origin === 'pairing' && <Tag>{t('questions.fromPairing')}</Tag>}
        {question.state === 'open' && <Tag tone="warn">{t('questions.waiting')}</Tag>}
        <time className="muted" dateTime={question.askedAt}>
          {formatDateTime(question.askedAt, language)}
        </time>
      </p>
      {question.body === null || question.state === 'hidden' ? (
        <p className="muted">
          {t('questions.hidden', {
            reason: code('questions.hideReasons', question.hiddenReason ?? 'other'),
          })}
        </p>
      ) : null}
      {question.body !== null && <p className="prose">{question.body}</p>}
      {newest && <Answer answer={newest} scenarioId={scenario.id} />}
      {former.length > 0 && (
        <Disclosure summary={t('questions.former', { n: former.length })}>
          <div className="stack">
            {former.map((answer) => (
              <Answer key={answer.n} answer={answer} scenarioId={scenario.id} />
            ))}
          </div>
        </Disclosure>
      )}
      <QuestionButtons question={question} scenario={scenario} />
    </li>
  );
}

function Answer(props: { answer: Question['answers'][number]; scenarioId: string }) {
  const { t, language } = useText();
  const { answer, scenarioId } = props;
  return (
    <div className="question-answer">
      <p className="small">
        <strong>{t('questions.answerOf')}</strong>{' '}
        <time className="muted" dateTime={answer.at}>
          {formatDateTime(answer.at, language)}
        </time>{' '}
        {answer.scenarioVersion !== null && (
          <Link to={`${paths.scenarioVersions(scenarioId)}?n=${answer.scenarioVersion}`}>
            {t('questions.madeVersion', { n: answer.scenarioVersion })}
          </Link>
        )}
      </p>
      <p className="prose">{answer.body}</p>
    </div>
  );
}
