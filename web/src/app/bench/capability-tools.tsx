import { useInfiniteQuery } from '@tanstack/react-query';
import type { Capability } from '../../api/types';
import { CapabilityActions } from '../../features/capabilities/capability-actions';
import { ClaimButtons } from '../../features/capabilities/claim-dialogs';
import { OpenPairing } from '../../features/pairings/open-pairing';
import { myScenariosQuery } from '../../features/scenarios/own-scenario-queries';
import { useText } from '../../i18n/use-text';
import { useMyOrganisations } from '../../lib/my-organisations';
import { paths } from '../../lib/paths';
import { ButtonLink } from '../../ui/button';
import { useStanding } from './match-action';

/** What somebody who is signed in can do with a capability on its page. */
export function CapabilityTools({ capability }: { capability: Capability }) {
  const { t } = useText();
  const as = useStanding('supply', capability.organisation?.id);
  const publishes = useMyOrganisations('publishes').some(
    (one) => one.organisationId !== capability.organisation?.id,
  );
  if (capability.unclaimed)
    return (
      <>
        <ClaimButtons capability={capability} />
        <CapabilityActions capability={capability} />
      </>
    );
  return (
    <>
      {capability.state === 'published' && as === null && publishes && (
        <Interested capability={capability} />
      )}
      {capability.state === 'published' && as !== null && (
        <ButtonLink to={paths.capabilityMatches(capability.id)}>{t('bench.whoNeeds')}</ButtonLink>
      )}
      <CapabilityActions capability={capability} />
    </>
  );
}

/** A publisher says 想对接 for one of its own open scenarios. */
function Interested({ capability }: { capability: Capability }) {
  const mine = useInfiniteQuery(myScenariosQuery);
  const choices = (mine.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((scenario) => scenario.state === 'open')
    .map((scenario) => ({ value: scenario.id, label: scenario.title }));
  if (choices.length === 0) return null;
  return (
    <OpenPairing
      capabilityId={capability.id}
      capabilityTitle={capability.title}
      choices={choices}
      as="demand"
    />
  );
}
