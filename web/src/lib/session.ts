import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../api/client';
import type { Session } from '../api/types';

/** Who is asking; a visitor gets a session without a user. Asked once per page load and after signing in or out. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: () => read(api.GET('/api/v1/session')),
});

/** A session in which somebody is signed in. */
export type SignedIn = Session & { user: NonNullable<Session['user']> };
const isSignedIn = (session: Session): session is SignedIn => session.user !== null;

/** The session, whether it is still being asked for, and whether the reader holds a platform role. */
export function useSession() {
  const { data, isPending } = useQuery(sessionQuery);
  const session = data && isSignedIn(data) ? data : null;
  return {
    session,
    isPending,
    has: (...roles: readonly string[]) =>
      roles.some((role) => session?.roles.some((held) => held === role) ?? false),
  };
}

/** Forgets everything that was read as another reader; call after signing in or out. */
export function useForgetAll() {
  const client = useQueryClient();
  return async () => {
    client.clear();
    await client.refetchQueries({ queryKey: ['session'] });
  };
}
