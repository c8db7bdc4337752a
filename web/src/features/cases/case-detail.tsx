import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, read } from '../../api/client';
import type { BenchmarkCase } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { CaseFacts } from './case-facts';
import './cases.css';

const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: () => read(api.GET('/api/v1/cases/{id}', { params: { path: { id } } })),
  });

interface CaseDetailProps {
  id: string;
  actions: (one: BenchmarkCase) => ReactNode;
  missing: ReactNode;
}

/** One case at an address of its own, which can be sent on. */
export function CaseDetail({ id, actions, missing }: CaseDetailProps) {
  const { t } = useText();
  const query = useQuery(caseQuery(id));
  useTitle(query.data?.title);
  return (
    <div className="page">
      <QueryState query={query} missing={missing}>
        {(one) => (
          <>
            <PageHead
              marks={
                <Tags>
                  <Tag>{t('cases.one')}</Tag>
                  {one.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
                </Tags>
              }
              title={one.title}
              lead={one.summary}
              actions={actions(one)}
            />
            <div className="stack">
              <CaseFacts one={one} />
              <p>
                <Link to={paths.cases}>{t('cases.all')}</Link>
              </p>
            </div>
          </>
        )}
      </QueryState>
    </div>
  );
}
