import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import type { Results } from './results';
import type { DrawHit } from './search-page';
import type { SearchFilters } from './use-search-filters';

interface OthersProps {
  results: Results;
  filters: SearchFilters;
  draw: DrawHit;
}

/** Organisations and cases that answer too. */
export function Others({ results, filters, draw }: OthersProps) {
  const { t } = useText();
  return (
    <>
      <Section
        group={results.organisations}
        title={t('common.nav.organisations')}
        all={{ to: filters.addressFor('organisations'), text: t('search.seeAllOrganisations') }}
        draw={draw.organisations}
      />
      <Section
        group={results.cases}
        title={t('common.nav.cases')}
        all={{ to: filters.addressFor('cases'), text: t('search.seeAllCases') }}
        draw={draw.cases}
      />
    </>
  );
}

interface SectionProps<Hit> {
  group: { items: readonly Hit[]; total: number; nearest: boolean } | undefined;
  title: string;
  all: { to: string; text: string };
  draw: (hit: Hit, heading: 'h3') => ReactNode;
}

function Section<Hit extends { id: string }>({ group, title, all, draw }: SectionProps<Hit>) {
  if (!group || group.items.length === 0) return null;
  return (
    <section className="stack">
      <h2>
        {title} {!group.nearest && <small className="figures">{group.total}</small>}
      </h2>
      <ul className="entries">
        {group.items.map((hit) => (
          <li key={hit.id}>{draw(hit, 'h3')}</li>
        ))}
      </ul>
      {group.total > group.items.length && <Link to={all.to}>{all.text}</Link>}
    </section>
  );
}
