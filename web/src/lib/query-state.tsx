import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { OFFLINE, Problem } from '../api/problem';
import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Skeleton } from '../ui/skeleton';

/** What went wrong, in the server's own words, with its request number and a way to try again. */
export function ProblemNotice({
  error,
  onRetry,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
}) {
  const { t } = useText();
  const problem = error instanceof Problem ? error : null;
  const text = !problem || problem.code === OFFLINE ? t('common.offline') : problem.message;
  return (
    <Notice tone="warn" alert title={text}>
      {problem && problem.fields.length > 0 && (
        <ul>
          {problem.fields.map((field) => (
            <li key={`${field.pointer}${field.code}`}>{field.message}</li>
          ))}
        </ul>
      )}
      {problem?.requestId && (
        <p className="small muted">{t('common.requestId', { id: problem.requestId })}</p>
      )}
      {onRetry && (
        <p>
          <Button small onClick={onRetry}>
            {t('common.retry')}
          </Button>
        </p>
      )}
    </Notice>
  );
}

interface QueryStateProps<Data> {
  query: UseQueryResult<Data, Error>;
  /** How many blocks the skeleton sketches. */
  blocks?: number;
  /** Drawn instead of the problem when the thing is not there (404). */
  missing?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** Skeleton, problem or the thing itself: the three states of everything that is read. */
export function QueryState<Data>({ query, blocks = 3, missing, children }: QueryStateProps<Data>) {
  const { t } = useText();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error instanceof Problem && query.error.status === 404 && missing)
    return <>{missing}</>;
  if (query.error)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton blocks={blocks} label={t('common.loading')} />;
}
