import capabilities from './capabilities.json';
import cases from './cases.json';
import common from './common.json';
import home from './home.json';
import identity from './identity.json';
import info from './info.json';
import insights from './insights.json';
import lists from './lists.json';
import matching from './matching.json';
import measures from './measures.json';
import organisations from './organisations.json';
import scenarios from './scenarios.json';
import search from './search.json';

/** All Chinese texts; the shape every other language must have. */
export const texts = {
  capabilities,
  cases,
  common,
  home,
  identity,
  info,
  insights,
  lists,
  matching,
  measures,
  organisations,
  scenarios,
  search,
};
export type Texts = typeof texts;
