import awards from './awards.json';
import bench from './bench.json';
import bids from './bids.json';
import calendar from './calendar.json';
import capabilities from './capabilities.json';
import capabilityForm from './capability-form.json';
import cases from './cases.json';
import claims from './claims.json';
import common from './common.json';
import compose from './compose.json';
import follows from './follows.json';
import evaluation from './evaluation.json';
import exposure from './exposure.json';
import curation from './curation.json';
import desk from './desk.json';
import home from './home.json';
import identity from './identity.json';
import info from './info.json';
import insights from './insights.json';
import integrity from './integrity.json';
import lists from './lists.json';
import matching from './matching.json';
import measures from './measures.json';
import messages from './messages.json';
import models from './models.json';
import openings from './openings.json';
import organisations from './organisations.json';
import pairings from './pairings.json';
import partners from './partners.json';
import plans from './plans.json';
import questions from './questions.json';
import receipts from './receipts.json';
import review from './review.json';
import savedSearches from './saved-searches.json';
import scenarioForm from './scenario-form.json';
import scenarios from './scenarios.json';
import search from './search.json';
import suggestions from './suggestions.json';
import shortlists from './shortlists.json';
import uptake from './uptake.json';
import thesaurus from './thesaurus.json';
import users from './users.json';
import versions from './versions.json';

/** All Chinese texts; the shape every other language must have. */
export const texts = {
  awards,
  bench,
  bids,
  calendar,
  capabilities,
  capabilityForm,
  cases,
  claims,
  common,
  compose,
  follows,
  evaluation,
  exposure,
  curation,
  desk,
  home,
  identity,
  info,
  insights,
  integrity,
  lists,
  matching,
  measures,
  messages,
  models,
  openings,
  organisations,
  pairings,
  partners,
  plans,
  questions,
  receipts,
  review,
  savedSearches,
  scenarioForm,
  scenarios,
  search,
  suggestions,
  shortlists,
  uptake,
  thesaurus,
  users,
  versions,
};
export type Texts = typeof texts;
