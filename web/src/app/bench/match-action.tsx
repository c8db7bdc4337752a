import { useQuery } from '@tanstack/react-query';
import type { PairMatch } from '../../features/matching/matching-queries';
import { OpenPairing } from '../../features/pairings/open-pairing';
import { pairingsOfQuery } from '../../features/pairings/pairing-queries';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { useSession } from '../../lib/session';
import { ButtonLink } from '../../ui/button';

/** From which place the reader may bring a pair together; null for somebody who only looks on. */
export function useStanding(side: 'demand' | 'supply', organisationId: string | undefined) {
  const { session, has } = useSession();
  const belongs = session?.memberships.some(
    (one) => one.organisationId === organisationId && one.role !== 'viewer',
  );
  if (belongs) return side;
  return has('matchmaker') ? 'matchmaker' : null;
}

interface MatchActionProps {
  match: PairMatch;
  here: { side: 'scenario' | 'capability'; id: string; title: string };
  as: 'demand' | 'supply' | 'matchmaker';
}

/** 想对接 with this candidate, or the way to the pairing that is there already. */
export function MatchAction({ match, here, as }: MatchActionProps) {
  const { t } = useText();
  const isScenario = here.side === 'scenario';
  const existing = useQuery(
    pairingsOfQuery(isScenario ? { scenarioId: here.id } : { capabilityId: here.id }),
  );
  const found = existing.data?.items.find(
    (pairing) => (isScenario ? pairing.capability.id : pairing.scenario.id) === match.other.id,
  );
  if (found)
    return (
      <ButtonLink small to={paths.pairing(found.id)}>
        {t(`pairings.states.${found.state}`)}
      </ButtonLink>
    );
  if ('unclaimed' in match.other && match.other.unclaimed)
    return <p className="small muted">{t('bench.unclaimedNoPair')}</p>;
  return (
    <OpenPairing
      scenarioId={isScenario ? here.id : match.other.id}
      capabilityId={isScenario ? match.other.id : here.id}
      scenarioTitle={isScenario ? here.title : match.other.title}
      capabilityTitle={isScenario ? match.other.title : here.title}
      as={as}
      small
    />
  );
}
