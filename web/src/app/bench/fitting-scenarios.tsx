import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { myCapabilitiesQuery } from '../../features/capabilities/own-capability-queries';
import { levelOf } from '../../features/matching/level';
import { matchesQuery } from '../../features/matching/matching-queries';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ButtonLink } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';

const CAPABILITIES = 3;
const EACH = 3;

/** The best few scenarios for each of the reader's published capabilities, with the first reason. */
export function FittingScenarios() {
  const { t } = useText();
  const mine = useInfiniteQuery(myCapabilitiesQuery);
  const published = (mine.data?.pages[0]?.items ?? [])
    .filter((capability) => capability.state === 'published')
    .slice(0, CAPABILITIES);
  const answers = useQueries({
    queries: published.map((capability) => matchesQuery('capability', capability.id, EACH)),
  });
  if (mine.isPending) return <Skeleton blocks={1} label={t('common.loading')} />;
  const rows = published.flatMap((capability, index) =>
    (answers[index]?.data?.items ?? []).map((match) => ({ capability, match })),
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
                  level: t(`common.highMediumLow.${match.bands?.pair ?? levelOf(match.score)}`),
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
