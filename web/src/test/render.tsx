import { render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { createQueryClient, Providers } from '../app/providers';
import { routes } from '../app/router';
import { startI18n } from '../i18n';
import type { Language } from '../lib/format';

/** A query client that does not try twice, so that failures show at once. */
function client() {
  const made = createQueryClient();
  made.setDefaultOptions({ queries: { retry: false } });
  return made;
}

/** Draws the whole site at an address, as a reader would see it. */
export async function renderAt(address: string, language: Language = 'zh-CN') {
  await startI18n(language);
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  const view = render(
    <Providers client={client()}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, router };
}
