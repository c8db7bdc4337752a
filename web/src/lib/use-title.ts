import { useEffect } from 'react';

const SITE = 'AI厦门机会清单';

/** Names the page in the window's title. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · ${SITE}` : SITE;
  }, [title]);
}

/** Keeps search engines away from a page for as long as it is shown; the server may have said so in the page already. */
export function useNoIndex(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const said = document.head.querySelector<HTMLMetaElement>('meta[name=robots]');
    const meta = said ?? document.createElement('meta');
    meta.name = 'robots';
    meta.content = 'noindex';
    document.head.append(meta);
    return () => meta.remove();
  }, [active]);
}
