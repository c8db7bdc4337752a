import bench from './bench.json';
import capabilities from './capabilities.json';
import capabilityForm from './capability-form.json';
import cases from './cases.json';
import claims from './claims.json';
import common from './common.json';
import compose from './compose.json';
import home from './home.json';
import identity from './identity.json';
import info from './info.json';
import insights from './insights.json';
import lists from './lists.json';
import matching from './matching.json';
import measures from './measures.json';
import organisations from './organisations.json';
import pairings from './pairings.json';
import review from './review.json';
import scenarioForm from './scenario-form.json';
import scenarios from './scenarios.json';
import search from './search.json';
import users from './users.json';
import versions from './versions.json';

/** All Chinese texts; the shape every other language must have. */
export const texts = {
  bench,
  capabilities,
  capabilityForm,
  cases,
  claims,
  common,
  compose,
  home,
  identity,
  info,
  insights,
  lists,
  matching,
  measures,
  organisations,
  pairings,
  review,
  scenarioForm,
  scenarios,
  search,
  users,
  versions,
};
export type Texts = typeof texts;
