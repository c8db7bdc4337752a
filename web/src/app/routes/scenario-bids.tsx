import { BidSection } from '../../features/bids/bid-section';
import { OpeningMinutes } from '../../features/openings/opening-minutes';

/** Bids on a scenario's page; a chunk of its own, since most scenarios are taken directly. */
export function ScenarioBids({ scenarioId, ownerId }: { scenarioId: string; ownerId: string }) {
  return (
    <BidSection
      scenarioId={scenarioId}
      ownerId={ownerId}
      minutes={<OpeningMinutes scenarioId={scenarioId} />}
    />
  );
}
