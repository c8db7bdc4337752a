import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, read } from '../../api/client';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { CaseEntry } from './case-entry';
import './cases.css';

const casesQuery = queryOptions({
  queryKey: ['cases'],
  queryFn: () => read(api.GET('/api/v1/cases', { params: { query: { limit: 50 } } })),
});

/** Finished pilots with what was measured before and after. */
export function CasesPage() {
  const { t } = useText();
  useTitle(t('cases.title'));
  const query = useQuery(casesQuery);
  return (
    <div className="page">
      <PageHead title={t('cases.title')} lead={t('cases.lead')} />
      <QueryState query={query}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty title={t('cases.none')}>
              <p>{t('cases.noneNext')}</p>
              <Link to={paths.insights}>{t('cases.toInsights')}</Link>
            </Empty>
          ) : (
            <ul className="plain-list">
              {answer.items.map((one) => (
                <li key={one.id}>
                  <CaseEntry one={one} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </div>
  );
}
