import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { waitingQuestionsQuery } from './question-queries';
import '../../lib/bench.css';

/** What the publisher has not answered yet, longest waiting first. */
export function WaitingQuestions() {
  const { t, language } = useText();
  const query = useQuery(waitingQuestionsQuery);
  return (
    <QueryState query={query} blocks={1}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="muted">{t('questions.noneWaiting')}</p>
        ) : (
          <ul className="bench-rows">
            {items.map((item) => (
              <li key={item.id} className="bench-row bench-row-demand">
                <div>
                  <p className="bench-row-title">
                    <Link to={`${paths.scenario(item.scenarioId)}#questions`}>{item.body}</Link>
                  </p>
                  <p className="bench-row-meta">
                    <span>{item.scenarioTitle}</span>
                    <span>{t('questions.asker', { no: item.askerNo })}</span>
                    <time dateTime={item.askedAt}>{formatDateTime(item.askedAt, language)}</time>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}
