import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

export type ModelCard = components['schemas']['MatchModelCard'];
export type World = 'real' | 'demo';

/** All models of one world, newest first. */
export const modelsQuery = (world: World) =>
  queryOptions({
    queryKey: ['models', world],
    queryFn: () => read(api.GET('/api/v1/models', { params: { query: { world } } })),
  });

/** How many answers there are to learn from. */
export const learningQuery = (world: World) =>
  queryOptions({
    queryKey: ['learning', world],
    queryFn: () => read(api.GET('/api/v1/learning', { params: { query: { world } } })),
  });

export const rollBack = (world: World, version: string, note: string) =>
  read(api.POST('/api/v1/models/activations', { body: { world, version, note } }));
