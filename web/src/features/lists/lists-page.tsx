import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { OpportunityList } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { Tag } from '../../ui/tag';
import { listsQuery } from './list-queries';
import { SubscribeButton } from './subscribe-button';
import './gazette.css';

/** All numbered issues of the list. */
export function ListsPage() {
  const { t } = useText();
  useTitle(t('lists.title'));
  const query = useQuery(listsQuery);
  return (
    <div className="page">
      <PageHead title={t('lists.title')} lead={t('lists.lead')} actions={<SubscribeButton />} />
      <QueryState query={query}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty title={t('lists.none')}>
              <p>{t('lists.noneNext')}</p>
              <Link to={paths.scenarios}>{t('lists.toScenarios')}</Link>
            </Empty>
          ) : (
            <ol className="plain-list issues">
              {answer.items.map((list) => (
                <li key={list.no}>
                  <Issue list={list} />
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
    </div>
  );
}

function Issue({ list }: { list: OpportunityList }) {
  const { t, language, code } = useText();
  return (
    <article className="issue">
      <p className="issue-no figures">{t('lists.issue', { no: list.no })}</p>
      <div>
        <h2>
          <Link to={paths.list(list.no)}>{list.title}</Link>{' '}
          {list.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </h2>
        <p className="muted figures">
          {code('lists.levels', list.level)} · {formatDate(list.publishedAt, language)} ·{' '}
          {t('lists.entries', { count: list.entryCount })}
        </p>
      </div>
    </article>
  );
}
