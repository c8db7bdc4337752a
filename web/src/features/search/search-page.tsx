import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { SearchAnswer } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { Marked } from '../../lib/marked';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { TypedFilter } from '../../lib/typed-filter';
import { useTitle } from '../../lib/use-title';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { searchQuery } from './search-queries';
import '../../ui/entry.css';
import '../../ui/two-shores.css';

const PER_KIND = 6;

interface SearchPageProps {
  renderScenario: (scenario: SearchAnswer['scenarios']['items'][number]) => ReactNode;
  renderCapability: (capability: SearchAnswer['capabilities']['items'][number]) => ReactNode;
}

/** Everything that answers one question: demands left, offers right, organisations below. */
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
          {(answer) => <Results q={q} answer={answer} {...cards} />}
        </QueryState>
      ) : (
        <Empty title={t('search.start')} />
      )}
    </div>
  );
}

function Results({
  q,
  answer,
  renderScenario,
  renderCapability,
}: SearchPageProps & { q: string; answer: SearchAnswer }) {
  const { t } = useText();
  const found = answer.scenarios.total + answer.capabilities.total + answer.organisations.total;
  if (found === 0)
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
  return (
    <>
      <div className="two-shores" style={{ marginTop: '2rem' }}>
        <section>
          <h2 className="demand">
            {t('common.nav.scenarios')} <small className="figures">{answer.scenarios.total}</small>
          </h2>
          <ul className="entries">
            {answer.scenarios.items.map((one) => (
              <li key={one.id}>{renderScenario(one)}</li>
            ))}
          </ul>
          <Link to={`${paths.scenarios}?q=${encodeURIComponent(q)}`}>
            {t('search.seeAllScenarios')}
          </Link>
        </section>
        <section>
          <h2 className="supply">
            {t('common.nav.capabilities')}{' '}
            <small className="figures">{answer.capabilities.total}</small>
          </h2>
          <ul className="entries">
            {answer.capabilities.items.map((one) => (
              <li key={one.id}>{renderCapability(one)}</li>
            ))}
          </ul>
          <Link to={`${paths.capabilities}?q=${encodeURIComponent(q)}`}>
            {t('search.seeAllCapabilities')}
          </Link>
        </section>
      </div>
      <Others answer={answer} />
    </>
  );
}

function Others({ answer }: { answer: SearchAnswer }) {
  const { t } = useText();
  if (answer.organisations.items.length === 0) return null;
  return (
    <section className="stack" style={{ marginTop: '3rem' }}>
      <h2>{t('common.nav.organisations')}</h2>
      <ul className="row plain-list">
        {answer.organisations.items.map((one) => (
          <li key={one.id}>
            <Link to={paths.organisation(one.id)}>
              <Marked text={one.name} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
