import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { useToast } from '../../ui/toast';
import { decideRemoval, removalsQuery } from './own-capability-queries';
import '../../lib/bench.css';

type Removal = components['schemas']['QueuedRemoval'];

/** Requests to take an unclaimed entry out; the reviewer checks them by the asker's address and decides. */
export function RemovalQueue() {
  const { t } = useText();
  const query = useQuery(removalsQuery);
  return (
    <QueryState query={query} blocks={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="muted">{t('review.nothing')}</p>
        ) : (
          <ul className="bench-rows">
            {items.map((removal) => (
              <li key={removal.id}>
                <Row removal={removal} />
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

function Row({ removal }: { removal: Removal }) {
  const { t, language } = useText();
  const say = useToast();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: 'remove' | 'keep') => decideRemoval(removal.id, decision),
    onSuccess: () => client.invalidateQueries({ queryKey: removalsQuery.queryKey }),
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  return (
    <div className="bench-row bench-row-supply">
      <div>
        <p className="bench-row-title">
          <Link to={paths.capability(removal.capabilityId)}>{removal.capabilityTitle}</Link>
        </p>
        <p className="bench-row-meta">
          {removal.makerName && <span>{t('claims.maker', { name: removal.makerName })}</span>}
          {removal.email && <span>{removal.email}</span>}
          <time dateTime={removal.createdAt}>{formatDate(removal.createdAt, language)}</time>
        </p>
        <p className="small">{removal.reason}</p>
      </div>
      <div className="row">
        <Button
          small
          look="primary"
          busy={decide.isPending}
          onClick={() => decide.mutate('remove')}
        >
          {t('claims.removal.remove')}
        </Button>
        <Button small busy={decide.isPending} onClick={() => decide.mutate('keep')}>
          {t('claims.removal.keep')}
        </Button>
      </div>
    </div>
  );
}
