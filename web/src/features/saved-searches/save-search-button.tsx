import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { useSession } from '../../lib/session';
import { Button, ButtonLink } from '../../ui/button';
import { draftOf } from './search-draft';
import './saved-searches.css';

/** Few save what they look at: the form comes when it is asked for. */
const SearchDialog = lazy(() =>
  import('./search-dialog').then(({ SearchDialog: dialog }) => ({ default: dialog })),
);

interface SaveSearchButtonProps {
  q: string;
  filters: Record<string, string[]>;
}

/** Takes the search as it stands over into a saved one; visitors are sent to sign in and back. */
export function SaveSearchButton({ q, filters }: SaveSearchButtonProps) {
  const { t } = useText();
  const { session } = useSession();
  const { pathname, search } = useLocation();
  const [open, setOpen] = useState(false);
  const label = t('savedSearches.save');
  return (
    <div className="saved-button">
      {session ? (
        <Button small onClick={() => setOpen(true)}>
          {label}
        </Button>
      ) : (
        <ButtonLink small to={`${paths.signIn}?next=${encodeURIComponent(pathname + search)}`}>
          {label}
        </ButtonLink>
      )}
      {open && (
        <Suspense fallback={null}>
          <SearchDialog first={draftOf(q, filters)} of={null} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
