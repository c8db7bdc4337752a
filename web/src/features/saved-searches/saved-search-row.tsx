import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SavedSearch } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog, sentenceOf } from '../../lib/decide-dialog';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { MatchReasons } from './match-reasons';
import { removeSearch, setMuted, toldQuery } from './saved-search-queries';
import { chipFilters, draftFrom } from './search-draft';
import { SearchDialog } from './search-dialog';

type Open = 'edit' | 'remove' | 'history' | null;

/** One saved search: what it asks for, what it sent, and what may be done with it. */
export function SavedSearchRow({ search }: { search: SavedSearch }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const again = () => client.invalidateQueries({ queryKey: ['saved-searches'] });
  const { id, name, told, actions, organisationId } = search;
  const mute = useMutation({
    mutationFn: (muted: boolean) => setMuted(id, muted),
    onSuccess: again,
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  const personal = organisationId === null;
  const close = () => setOpen(null);
  return (
    <li className="bench-row">
      <div>
        <p className="bench-row-title">{name}</p>
        <Asks search={search} />
      </div>
      <div className="row saved-actions">
        <Button small look="quiet" onClick={() => setOpen('history')}>
          {t('savedSearches.told', { n: told })}
        </Button>
        {actions.includes('mute') && (
          <Button small busy={mute.isPending} onClick={() => mute.mutate(true)}>
            {t(personal ? 'savedSearches.pause' : 'savedSearches.mute')}
          </Button>
        )}
        {actions.includes('unmute') && (
          <Button small busy={mute.isPending} onClick={() => mute.mutate(false)}>
            {t(personal ? 'savedSearches.resume' : 'savedSearches.unmute')}
          </Button>
        )}
        {actions.includes('edit') && (
          <Button small onClick={() => setOpen('edit')}>
            {t('savedSearches.edit')}
          </Button>
        )}
        {actions.includes('remove') && (
          <Button small look="quiet" onClick={() => setOpen('remove')}>
            {t('savedSearches.remove')}
          </Button>
        )}
      </div>
      {open === 'edit' && <SearchDialog first={draftFrom(search)} of={search} onClose={close} />}
      {open === 'history' && <History id={id} onClose={close} />}
      {open === 'remove' && (
        <DecideDialog
          title={t('savedSearches.removeSure', { name })}
          lead={t('savedSearches.removeLead')}
          confirmLabel={t('savedSearches.remove')}
          onConfirm={async () => {
            await removeSearch(id);
            say(t('savedSearches.removed'));
            await again();
          }}
          onClose={close}
        />
      )}
    </li>
  );
}

/** What it asks for, in the words of the filters. */
function Asks({ search }: { search: SavedSearch }) {
  const { t, code, listed } = useText();
  const { label } = useTaxonomy();
  const { q, filters, exclude, cap, channel, active, muted } = search;
  const chosen = [
    ...chipFilters.flatMap(({ key, taxonomy }) =>
      (filters[key] ?? []).map((one) => label(taxonomy, one)),
    ),
    ...(filters.state ?? []).map((one) => code('scenarios.states', one)),
    ...(filters.firstUse ? [t('savedSearches.firstUse')] : []),
    ...(filters.smeReserved ? [t('savedSearches.sme')] : []),
    ...(filters.organisationId ? [t('savedSearches.ownOnly')] : []),
    ...(filters.budgetFromFen === undefined
      ? []
      : [t('savedSearches.budgetFrom', { n: filters.budgetFromFen / 1_000_000 })]),
  ];
  return (
    <p className="bench-row-meta">
      {!active && <Tag tone="warn">{t('savedSearches.paused')}</Tag>}
      {muted && <Tag tone="warn">{t('savedSearches.muted')}</Tag>}
      {q && <strong>{q}</strong>}
      {chosen.map((one) => (
        <span key={one}>{one}</span>
      ))}
      {exclude.length > 0 && (
        <span>{t('savedSearches.excluding', { words: listed(exclude) })}</span>
      )}
      <span>{t('savedSearches.perDay', { n: cap })}</span>
      <span>{t(`savedSearches.channels.${channel}`)}</span>
    </p>
  );
}

function History({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, language } = useText();
  const query = useInfiniteQuery(toldQuery(id));
  const items = (query.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <Dialog
      open
      title={t('savedSearches.history')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <div className="stack">
        {query.isPending && <Skeleton blocks={2} label={t('common.loading')} />}
        {query.error && <ProblemNotice error={query.error} />}
        {query.data && items.length === 0 && <p>{t('savedSearches.historyNone')}</p>}
        <ul className="saved-hits">
          {items.map(({ scenarioId, title, at, words, filters }) => (
            <li key={scenarioId}>
              {title ? (
                <Link to={paths.scenario(scenarioId)}>{title}</Link>
              ) : (
                <span className="muted">{t('savedSearches.gone')}</span>
              )}{' '}
              <time className="small muted" dateTime={at}>
                {formatDate(at, language)}
              </time>
              <MatchReasons words={words} filters={filters} />
            </li>
          ))}
        </ul>
        {query.hasNextPage && (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.more')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
