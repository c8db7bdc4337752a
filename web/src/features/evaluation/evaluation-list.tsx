import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatUntil } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Empty } from '../../ui/empty';
import { Tag } from '../../ui/tag';
import { tasksQuery } from './evaluation-queries';

/** An evaluator's work list, what waits first. */
export function EvaluationList() {
  const { t, language } = useText();
  const query = useQuery({ ...tasksQuery, staleTime: 0 });
  return (
    <QueryState query={query} blocks={1}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('evaluation.none')}>
            <p>{t('evaluation.noneNext')}</p>
          </Empty>
        ) : (
          <ul className="bench-rows">
            {items.map((task) => (
              <li key={task.scenarioId}>
                <div className="bench-row bench-row-demand">
                  <div>
                    <p className="bench-row-title">
                      <Link to={paths.evaluation(task.scenarioId)}>{task.title}</Link>
                    </p>
                    <p className="bench-row-meta">
                      {task.waitsForMe && <Tag tone="warn">{t('evaluation.waitsForMe')}</Tag>}
                      <Tag>{t(`evaluation.states.${task.state}`)}</Tag>
                      {task.chair && <span>{t('evaluation.chair')}</span>}
                      {task.memberState === 'excluded' && (
                        <span>{t('evaluation.memberStates.excluded')}</span>
                      )}
                      {task.dueAt && (
                        <span>
                          {t('evaluation.due', { at: formatUntil(task.dueAt, language) })}
                        </span>
                      )}
                    </p>
                  </div>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}
