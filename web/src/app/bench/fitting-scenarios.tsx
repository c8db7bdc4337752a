import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Capability } from '../../api/types';
import { myCapabilitiesQuery } from '../../features/capabilities/own-capability-queries';
import { levelOf } from '../../features/matching/level';
import { matchesQuery, type PairMatch } from '../../features/matching/matching-queries';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ButtonLink } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';

const CAPABILITIES = 3;
const EACH = 5;
const SHOWN = 6;

interface Fit {
  capability: Capability;
  match: PairMatch;
}

const bandOf = (match: PairMatch) => match.bands?.pair ?? levelOf(match.score);

/** The best first, each scenario once, and none that fits badly. */
function best(fits: readonly Fit[]): Fit[] {
  const seen = new Set<string>();
  return [...fits]
    .sort((a, b) => b.match.score - a.match.score)
    .filter(({ match }) => {
      const isNew = !seen.has(match.other.id);
      seen.add(match.other.id);
      return isNew && bandOf(match) !== 'low';
    })
    .slice(0, SHOWN);
}

/** The best few scenarios for each of the reader's published capabilities, with the first reason. */
export function FittingScenarios() {
  const { t } = useText();
  const mine = useInfiniteQuery(myCapabilitiesQuery);
  const published = (mine.data?.pages[0]?.items ?? [])
    .filter((capability) => capability.state === 'published')
    .slice(0, CAPABILITIES);
  const answers = useQueries({
    queries: published.map((capability) =>
      matchesQuery('capability', capability.id, { limit: EACH }),
    ),
  });
  if (mine.isPending) return <Skeleton blocks={1} label={t('common.loading')} />;
  const rows = best(
    published.flatMap((capability, index) =>
      (answers[index]?.data?.items ?? []).map((match) => ({ capability, match })),
    ),
  );
  if (rows.length === 0) return <p className="muted">{t('bench.nothingFits')}</p>;
  return (
    <ul className="bench-rows">
      {rows.map(({ capability, match }) => (
        <li key={match.id} className="bench-row bench-row-demand">
          <div>
            <p className="bench-row-title">
              <Link to={paths.scenario(match.other.id)}>{match.other.title}</Link>
            </p>
            <p className="bench-row-meta">
              <Tag>
                {t('matching.fit', {
                  level: t(`common.highMediumLow.${bandOf(match)}`),
                })}
              </Tag>
              <span>{t('bench.fitsWith', { title: capability.title })}</span>
            </p>
            {match.reasons.supply[0] && <p className="small">{match.reasons.supply[0].text}</p>}
          </div>
          <ButtonLink small to={paths.capabilityMatches(capability.id)}>
            {t('bench.whoNeeds')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
