import { useInfiniteQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { PagedRows } from '../../lib/paged-rows';
import { paths } from '../../lib/paths';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { pairingsQuery } from './pairing-queries';
import { PairingRow } from './pairing-row';

/** Pairings of the reader's organisations; all of them, or those in which the reader must move. */
export function PairingList({ waitingOnly = false }: { waitingOnly?: boolean }) {
  const { t } = useText();
  const query = useInfiniteQuery(pairingsQuery(waitingOnly ? 'me' : undefined));
  return (
    <PagedRows
      query={query}
      rowKey={(pairing) => pairing.id}
      row={(pairing) => <PairingRow pairing={pairing} />}
      empty={
        waitingOnly ? (
          <p className="muted">{t('pairings.noneWaits')}</p>
        ) : (
          <Empty title={t('pairings.none')}>
            <p>{t('pairings.noneNext')}</p>
            <div className="row">
              <ButtonLink to={paths.scenarios}>{t('common.nav.scenarios')}</ButtonLink>
              <ButtonLink to={paths.capabilities}>{t('common.nav.capabilities')}</ButtonLink>
            </div>
          </Empty>
        )
      }
    />
  );
}
