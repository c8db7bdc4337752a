import { queryOptions } from '@tanstack/react-query';
import { api, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type WorkingYear = Schemas['WorkingYear'];
export type WorkingYearInput = Schemas['EnterWorkingYear'];
export type FestivalCode = WorkingYear['festivals'][number]['code'];

/** In the order of the year, as the notice lists them. */
export const festivalCodes: readonly FestivalCode[] = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
];

/** Days off and make-up days of every year entered. */
export const workingYearsQuery = queryOptions({
  queryKey: ['working-years'],
  queryFn: () => read(api.GET('/api/v1/working-years')),
});

/** Enters a year; give the version that was read to correct one. */
export const enterWorkingYear = (
  year: number,
  body: WorkingYearInput,
  version: number | undefined,
) =>
  read(
    api.PUT('/api/v1/working-years/{year}', {
      params: { path: { year } },
      body,
      headers: version === undefined ? {} : ifMatch(version),
    }),
  );
