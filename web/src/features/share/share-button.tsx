import { lazy, Suspense, useState } from 'react';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';

/** Fetched when somebody shares: the code's encoder and the drawing are nobody else's load. */
const ShareCard = lazy(async () => ({ default: (await import('./share-card')).ShareCard }));

export interface Shared {
  kind: 'scenario' | 'capability' | 'list' | 'case';
  title: string;
  by: string;
  when: string;
  demo: boolean;
}

/** A card with the code of this page's address, to keep or to send. */
export function ShareButton({ shared }: { shared: Shared }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t('common.share.button')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ShareCard shared={shared} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
