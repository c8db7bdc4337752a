import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use-title';
import { Button, ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { Tabs } from '../../ui/tabs';
import { savedSearchesQuery } from './saved-search-queries';
import { SavedSearchRow } from './saved-search-row';
import { draftOf } from './search-draft';
import { SearchDialog } from './search-dialog';
import '../../lib/bench.css';
import './saved-searches.css';

const own = 'own';

/** The reader's saved searches, and those of their organisations. */
export function SavedSearches() {
  const { t } = useText();
  useTitle(t('savedSearches.title'));
  const { session } = useSession();
  const [active, setActive] = useState(own);
  const memberships = session?.memberships ?? [];
  const tabs = [
    { key: own, label: t('savedSearches.mine'), content: <Holder organisationId={null} manages /> },
    ...memberships.map(({ organisationId, name, role }) => ({
      key: organisationId,
      label: name,
      content: <Holder organisationId={organisationId} manages={role !== 'viewer'} />,
    })),
  ];
  return (
    <>
      <PageHead title={t('savedSearches.title')} lead={t('savedSearches.lead')} />
      {memberships.length === 0 ? (
        tabs[0]?.content
      ) : (
        <Tabs
          label={t('savedSearches.holders')}
          items={tabs}
          active={active}
          onChange={setActive}
        />
      )}
    </>
  );
}

interface HolderProps {
  organisationId: string | null;
  manages: boolean;
}

function Holder({ organisationId, manages }: HolderProps) {
  const { t } = useText();
  const query = useQuery(savedSearchesQuery(organisationId));
  const [adding, setAdding] = useState(false);
  const add = manages && (
    <Button look="primary" onClick={() => setAdding(true)}>
      {t('savedSearches.new')}
    </Button>
  );
  return (
    <div className="stack saved-list">
      {!manages && <p className="small muted">{t('savedSearches.viewerNote')}</p>}
      <QueryState query={query} blocks={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('savedSearches.none')}>
              <p>{t('savedSearches.noneNext')}</p>
              <div className="row">
                {add}
                <ButtonLink to={paths.scenarios}>{t('savedSearches.browse')}</ButtonLink>
              </div>
            </Empty>
          ) : (
            <>
              <div>{add}</div>
              <ul className="bench-rows">
                {items.map((search) => (
                  <SavedSearchRow key={search.id} search={search} />
                ))}
              </ul>
            </>
          )
        }
      </QueryState>
      {adding && (
        <SearchDialog
          first={draftOf('', {})}
          of={null}
          organisationId={organisationId}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}
