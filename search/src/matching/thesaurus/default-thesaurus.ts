// The product's own thesaurus, read once per process.
import { normalise } from '../../text/normalise.js';
import { CITY_MORE } from './city-more.data.js';
import { CITY_CONCEPTS } from './city.data.js';
import { HEALTH_MORE } from './health-more.data.js';
import { HEALTH_CONCEPTS } from './health.data.js';
import { INDUSTRY_MORE } from './industry-more.data.js';
import { INDUSTRY_CONCEPTS } from './industry.data.js';
import { SERVICE_MORE } from './service-more.data.js';
import { SERVICE_CONCEPTS } from './service.data.js';
import { TECHNOLOGY_MORE } from './technology-more.data.js';
import { TECHNOLOGY_CONCEPTS } from './technology.data.js';
import { Thesaurus } from './thesaurus.js';

/** Rows of all data files, in the order that numbers the concepts. */
export const THESAURUS_ROWS: readonly string[] = [
  TECHNOLOGY_CONCEPTS,
  TECHNOLOGY_MORE,
  INDUSTRY_CONCEPTS,
  INDUSTRY_MORE,
  HEALTH_CONCEPTS,
  HEALTH_MORE,
  CITY_CONCEPTS,
  CITY_MORE,
  SERVICE_CONCEPTS,
  SERVICE_MORE,
].flatMap((text) => text.split('\n'));

let built: Thesaurus | undefined;

export function defaultThesaurus(): Thesaurus {
  built ??= new Thesaurus(THESAURUS_ROWS, normalise);
  return built;
}
