import type { FoundPage } from './found';
import type { SearchIndex } from '../api/types';
import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import type { FilterGroup } from '../ui/filter-panel';
import type { Filters } from './use-filters';

interface WidenProps {
  page: Pick<FoundPage<SearchIndex>, 'widen' | 'isNearest' | 'degraded'>;
  filters: Filters;
  groups: readonly FilterGroup[];
}

/** When nothing fits exactly: which condition to leave out, and how much would be there then. */
export function Widen({ page, filters, groups }: WidenProps) {
  const { t } = useText();
  const name = (key: string) =>
    key === 'q' ? t('search.words') : (groups.find((group) => group.key === key)?.label ?? key);
  const ways = page.widen.filter((way) => way.total > 0);
  return (
    <>
      {page.degraded && <Notice tone="warn">{t('search.degraded')}</Notice>}
      {page.isNearest && (
        <Notice title={t(ways.length ? 'search.nearest' : 'search.nearestOnly')}>
          <div className="row">
            {ways.map((way) => (
              <Button key={way.drop} small onClick={() => filters.drop(way.drop)}>
                {t('search.widen', { name: name(way.drop), total: way.total })}
              </Button>
            ))}
          </div>
        </Notice>
      )}
    </>
  );
}
