import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { HitOf } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { TypedFilter } from '../../lib/typed-filter';
import { useTitle } from '../../lib/use-title';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Others } from './others';
import { resultsOf, type Results } from './results';
import { searchQuery } from './search-queries';
import { Shore } from './shore';
import '../../ui/entry.css';
import '../../ui/two-shores.css';

const PER_KIND = 6;

interface SearchPageProps {
  renderScenario: (hit: HitOf<'scenarios'>) => ReactNode;
  renderCapability: (hit: HitOf<'capabilities'>) => ReactNode;
}

/** Everything that answers one question: demands left, offers right, organisations and cases below. */
export function SearchPage(cards: SearchPageProps) {
  const { t } = useText();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  useTitle(q || t('search.title'));
  const query = useQuery({ ...searchQuery(q, PER_KIND), placeholderData: keepPreviousData });
  return (
    <div className="page">
      <PageHead title={q ? t('search.resultsFor', { q }) : t('search.title')} />
      <TypedFilter
        label={t('search.label')}
        value={q}
        onChange={(next) => setParams(next ? { q: next } : {}, { replace: true })}
      />
      {q ? (
        <QueryState query={query}>
          {(answer) => <Found q={q} results={resultsOf(answer)} {...cards} />}
        </QueryState>
      ) : (
        <Empty title={t('search.start')} />
      )}
    </div>
  );
}

function Found({
  q,
  results,
  renderScenario,
  renderCapability,
}: SearchPageProps & { q: string; results: Results }) {
  const { t } = useText();
  const { scenarios, capabilities } = results;
  const asked = `?q=${encodeURIComponent(q)}`;
  if (results.isEmpty) return <NothingFound q={q} />;
  return (
    <div className="stack-l" style={{ paddingTop: '1.5rem' }}>
      {results.degraded && <Notice tone="warn">{t('search.degraded')}</Notice>}
      {results.isNearest && <Notice>{t('search.nearestOnly')}</Notice>}
      <div className="two-shores">
        <Shore
          side="demand"
          title={t('common.nav.scenarios')}
          total={scenarios?.total ?? 0}
          nearest={results.isNearest || (scenarios?.nearest ?? false)}
          all={{ to: `${paths.scenarios}${asked}`, text: t('search.seeAllScenarios') }}
        >
          {scenarios?.items.map((hit) => (
            <li key={hit.id}>{renderScenario(hit)}</li>
          ))}
        </Shore>
        <Shore
          side="supply"
          title={t('common.nav.capabilities')}
          total={capabilities?.total ?? 0}
          nearest={results.isNearest || (capabilities?.nearest ?? false)}
          all={{ to: `${paths.capabilities}${asked}`, text: t('search.seeAllCapabilities') }}
        >
          {capabilities?.items.map((hit) => (
            <li key={hit.id}>{renderCapability(hit)}</li>
          ))}
        </Shore>
      </div>
      <Others results={results} />
    </div>
  );
}

function NothingFound({ q }: { q: string }) {
  const { t } = useText();
  return (
    <Empty title={t('search.none', { q })}>
      <p>{t('search.noneNext')}</p>
      <div className="row">
        <Link to={paths.scenarios}>{t('common.nav.scenarios')}</Link>
        <Link to={paths.capabilities}>{t('common.nav.capabilities')}</Link>
        <Link to={paths.lists}>{t('common.nav.lists')}</Link>
      </div>
    </Empty>
  );
}
