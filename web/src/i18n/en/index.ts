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

import type { Texts } from '../zh-CN';

/** All English texts. */
export const texts: Texts = {
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
