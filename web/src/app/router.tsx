import { createBrowserRouter, type RouteObject } from 'react-router';
import { benchRoutes } from './bench/bench-routes';
import { FirstPaint } from './first-paint';
import { NotFound } from './not-found';
import { RouteError } from './route-error';
import { Shell } from './shell';

/** Route modules are pages that compose features; each is loaded when first visited. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    hydrateFallbackElement: <FirstPaint />,
    errorElement: (
      <main>
        <RouteError />
      </main>
    ),
    children: [
      { errorElement: <RouteError />, children: publicRoutes() },
      { path: 'bench', errorElement: <RouteError />, children: benchRoutes },
      { path: '*', element: <NotFound /> },
    ],
  },
];

function publicRoutes(): RouteObject[] {
  return [
    { index: true, lazy: () => import('./routes/home') },
    { path: 'scenarios', lazy: () => import('./routes/scenarios') },
    { path: 'scenarios/:id', lazy: () => import('./routes/scenario') },
    { path: 'scenarios/:id/ranking', lazy: () => import('./routes/scenario-ranking') },
    { path: 'scenarios/:id/versions', lazy: () => import('./routes/scenario-versions') },
    { path: 'capabilities', lazy: () => import('./routes/capabilities') },
    { path: 'capabilities/:id', lazy: () => import('./routes/capability') },
    { path: 'organisations', lazy: () => import('./routes/organisations') },
    { path: 'organisations/:id', lazy: () => import('./routes/organisation') },
    { path: 'lists', lazy: () => import('./routes/lists') },
    { path: 'lists/:no', lazy: () => import('./routes/list') },
    { path: 'cases', lazy: () => import('./routes/cases') },
    { path: 'cases/:id', lazy: () => import('./routes/case') },
    { path: 'measures', lazy: () => import('./routes/measures') },
    { path: 'search', lazy: () => import('./routes/search') },
    { path: 'insights', lazy: () => import('./routes/insights') },
    { path: 'working-days', lazy: () => import('./routes/working-years') },
    { path: 'ranking-rules', lazy: () => import('./routes/ranking-rules') },
    { path: 'exposure', lazy: () => import('./routes/exposure') },
    { path: 'receipts', lazy: () => import('./routes/receipts') },
    { path: 'about', lazy: () => import('./routes/about') },
    { path: 'sign-in', lazy: () => import('./routes/sign-in') },
    { path: 'register', lazy: () => import('./routes/register') },
    { path: 'invitations/:token', lazy: () => import('./routes/invitation') },
    { path: 'password-resets', lazy: () => import('./routes/request-reset') },
    { path: 'password-resets/:token', lazy: () => import('./routes/reset') },
    { path: 'mail-proofs/:token', lazy: () => import('./routes/prove-mail') },
    { path: 'mute-search/:token', lazy: () => import('./routes/mute-search') },
    { path: 'mute/:token', lazy: () => import('./routes/mute') },
    { path: 'account', lazy: () => import('./routes/account') },
    { path: 'organisation/members', lazy: () => import('./routes/members') },
  ];
}

export function createRouter() {
  return createBrowserRouter(routes);
}
