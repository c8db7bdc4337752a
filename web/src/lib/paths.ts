/** Every address of the site, once. */
export const paths = {
  home: '/',
  scenarios: '/scenarios',
  scenario: (id: string) => `/scenarios/${id}`,
  capabilities: '/capabilities',
  capability: (id: string) => `/capabilities/${id}`,
  organisations: '/organisations',
  organisation: (id: string) => `/organisations/${id}`,
  lists: '/lists',
  list: (no: string) => `/lists/${encodeURIComponent(no)}`,
  cases: '/cases',
  measures: '/measures',
  search: '/search',
  insights: '/insights',
  ranking: '/ranking-rules',
  about: '/about',
  signIn: '/sign-in',
  register: '/register',
  invitation: (token: string) => `/invitations/${token}`,
  requestReset: '/password-resets',
  account: '/account',
  bench: '/bench',
  newScenario: '/bench/scenarios/new',
  editScenario: (id: string) => `/bench/scenarios/${id}/edit`,
  scenarioVersions: (id: string) => `/bench/scenarios/${id}/versions`,
  scenarioMatches: (id: string) => `/bench/scenarios/${id}/matches`,
  newCapability: '/bench/capabilities/new',
  editCapability: (id: string) => `/bench/capabilities/${id}/edit`,
  capabilityMatches: (id: string) => `/bench/capabilities/${id}/matches`,
  pairing: (id: string) => `/bench/pairings/${id}`,
  board: '/bench/board',
  review: '/bench/review',
  reviewScenario: (id: string) => `/bench/review/scenarios/${id}`,
  composeList: '/bench/lists',
  registrations: '/bench/registrations',
} as const;

/** The address to come back to after signing in; only paths of this site are accepted. */
export function safeReturn(target: string | null): string {
  return target && /^\/(?![/\\])/.test(target) ? target : paths.bench;
}
