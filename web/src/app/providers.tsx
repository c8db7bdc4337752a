import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Problem } from '../api/problem';
import { useText } from '../i18n/use-text';
import { ToastProvider } from '../ui/toast';

const RETRIES = 2;

/** Refusals stay refusals; only a missing or failing server is asked again. */
const mayRetry = (count: number, error: Error) =>
  count < RETRIES && !(error instanceof Problem && error.status > 0 && error.status < 500);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: mayRetry, staleTime: 30_000, refetchOnWindowFocus: false },
    },
  });
}

/** What every page may count on: server state and toasts. The router comes inside. */
export function Providers({ client, children }: { client?: QueryClient; children: ReactNode }) {
  const [ownClient] = useState(() => client ?? createQueryClient());
  const { t } = useText();
  return (
    <QueryClientProvider client={ownClient}>
      <ToastProvider closeLabel={t('common.close')}>{children}</ToastProvider>
    </QueryClientProvider>
  );
}
