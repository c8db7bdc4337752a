import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ListDetail } from '../../api/types';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Gazette } from './gazette';
import { listQuery } from './list-queries';

interface ListPageProps {
  no: string;
  missing: ReactNode;
  /** Share card and the like, composed by the page. */
  tools?: (list: ListDetail) => ReactNode;
}

/** One published issue. */
export function ListPage({ no, missing, tools }: ListPageProps) {
  const query = useQuery(listQuery(no));
  useTitle(query.data?.title);
  return (
    <div className="page">
      <QueryState query={query} missing={missing}>
        {(list) => <Gazette list={list} tools={tools?.(list)} />}
      </QueryState>
    </div>
  );
}
