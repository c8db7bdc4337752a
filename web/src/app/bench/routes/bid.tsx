import { useParams } from 'react-router';
import { BidPage } from '../../../features/bids/bid-page';
import { FoldedPartners } from '../../../features/partners/partner-search';
import { FieldValue } from '../../../features/scenarios/field-value';
import type { FieldChange } from '../../../api/types';
import { useText } from '../../../i18n/use-text';
import { NotFound } from '../../not-found';

/** One bid, for its own people. */
export function Component() {
  const { id = '' } = useParams();
  return (
    <BidPage
      key={id}
      id={id}
      missing={<NotFound />}
      change={(change) => <Change change={change} />}
      suggest={({ scenario, leadId, members }, invite) => (
        <FoldedPartners
          scenarioId={scenario.scenarioId}
          organisationId={leadId}
          joined={
            new Set(
              members
                .filter(({ state }) => state === 'invited' || state === 'consented')
                .map(({ organisationId }) => organisationId),
            )
          }
          action={invite}
        />
      )}
    />
  );
}

function Change({ change }: { change: FieldChange }) {
  const { code } = useText();
  return (
    <>
      <strong>{code('versions.fields', change.field)}</strong>
      <div>
        <del>
          <FieldValue field={change.field} value={change.before} />
        </del>
      </div>
      <div>
        <ins>
          <FieldValue field={change.field} value={change.after} />
        </ins>
      </div>
    </>
  );
}
