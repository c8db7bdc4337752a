import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type PartnerSearch = Schemas['PartnerSearch'];
export type PartnerGap = Schemas['PartnerGap'];
export type PartnerSuggestion = Schemas['PartnerSuggestion'];

/** Whom a partner search is for. */
export interface PartnerSubject {
  scenarioId: string;
  organisationId: string;
}

/** Who closes what a supplier leaves open in a scenario; for its own editors and matchmakers. */
export const partnerSearchQuery = ({ scenarioId, organisationId }: PartnerSubject) =>
  queryOptions({
    queryKey: ['partners', scenarioId, organisationId],
    queryFn: () =>
      read(
        api.GET('/api/v1/scenarios/{id}/partners', {
          params: { path: { id: scenarioId }, query: { organisationId } },
        }),
      ),
  });
