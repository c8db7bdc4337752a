import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { formatDate } from '../../lib/format';
import { PagedRows } from '../../lib/paged-rows';
import { paths } from '../../lib/paths';
import { Button } from '../../ui/button';
import { Select } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { decideRemoval, removalsQuery, type RemovalState } from './own-capability-queries';
import '../../lib/bench.css';
import '../../ui/filter-panel.css';

const states: readonly RemovalState[] = ['submitted', 'done', 'rejected'];
type Removal = components['schemas']['QueuedRemoval'];

/** Requests to take an unclaimed entry out; the reviewer checks them by the asker's address and decides. */
export function RemovalQueue() {
  const { t } = useText();
  const [state, setState] = useState<RemovalState>('submitted');
  const query = useInfiniteQuery(removalsQuery(state));
  return (
    <div className="stack">
      <div className="list-tools">
        <label className="list-sort">
          <span>{t('claims.removal.state')}</span>
          <Select
            options={states.map((value) => ({ value, label: t(`claims.removal.states.${value}`) }))}
            value={state}
            onChange={(event) => setState(event.target.value as RemovalState)}
          />
        </label>
      </div>
      <PagedRows
        query={query}
        rowKey={(removal) => removal.id}
        row={(removal) => <Row removal={removal} />}
        empty={
          <p className="muted">
            {t(state === 'submitted' ? 'review.nothing' : 'claims.removal.none')}
          </p>
        }
      />
    </div>
  );
}

function Row({ removal }: { removal: Removal }) {
  const { t, language } = useText();
  const say = useToast();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: 'remove' | 'keep') => decideRemoval(removal.id, decision),
    onSuccess: () => client.invalidateQueries({ queryKey: ['removals'] }),
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
          {removal.decidedAt && (
            <time dateTime={removal.decidedAt}>
              {t('claims.removal.decidedAt', { date: formatDate(removal.decidedAt, language) })}
            </time>
          )}
        </p>
        <p className="small">{removal.reason}</p>
      </div>
      <div className="row">
        {removal.actions.map((decision) => (
          <Button
            key={decision}
            small
            look={decision === 'remove' ? 'primary' : 'plain'}
            busy={decide.isPending}
            onClick={() => decide.mutate(decision)}
          >
            {t(`claims.removal.${decision}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
