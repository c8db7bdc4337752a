import type { RouteObject } from 'react-router';

/** Everything that needs an account; the layout sends visitors to sign in first. */
export const benchRoutes: RouteObject[] = [
  {
    lazy: () => import('./bench-shell'),
    children: [
      { index: true, lazy: () => import('./routes/home') },
      { path: 'scenarios', lazy: () => import('./routes/my-scenarios') },
      { path: 'scenarios/new', lazy: () => import('./routes/new-scenario') },
      { path: 'scenarios/:id/edit', lazy: () => import('./routes/edit-scenario') },
      { path: 'scenarios/:id/versions', lazy: () => import('./routes/scenario-versions') },
      { path: 'scenarios/:id/matches', lazy: () => import('./routes/scenario-matches') },
      { path: 'capabilities', lazy: () => import('./routes/my-capabilities') },
      { path: 'capabilities/new', lazy: () => import('./routes/new-capability') },
      { path: 'capabilities/:id/edit', lazy: () => import('./routes/edit-capability') },
      { path: 'capabilities/:id/matches', lazy: () => import('./routes/capability-matches') },
      { path: 'pairings', lazy: () => import('./routes/pairings') },
      { path: 'pairings/:id', lazy: () => import('./routes/pairing') },
      { path: 'board', lazy: () => import('./routes/board') },
      { path: 'review', lazy: () => import('./routes/review') },
      { path: 'review/scenarios/:id', lazy: () => import('./routes/review-scenario') },
      { path: 'lists', lazy: () => import('./routes/compose-lists') },
      { path: 'lists/:no', lazy: () => import('./routes/compose-list') },
      { path: 'registrations', lazy: () => import('./routes/registrations') },
      { path: 'claims', lazy: () => import('./routes/claims') },
      { path: 'users', lazy: () => import('./routes/users') },
    ],
  },
];
