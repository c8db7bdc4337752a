import { useParams } from 'react-router';
import { LatestCapabilities } from '../../features/capabilities/latest-capabilities';
import { OrganisationDetail } from '../../features/organisations/organisation-detail';
import { LatestScenarios } from '../../features/scenarios/latest-scenarios';
import { useText } from '../../i18n/use-text';
import { NotFound } from '../not-found';
import '../../ui/entry.css';

export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  return (
    <OrganisationDetail
      id={id}
      demands={
        <LatestScenarios
          filters={{ organisationId: id, limit: 50 }}
          none={t('organisations.noDemands')}
        />
      }
      offers={
        <LatestCapabilities
          filters={{ organisationId: id, limit: 50 }}
          none={t('organisations.noOffers')}
        />
      }
      missing={<NotFound />}
    />
  );
}
