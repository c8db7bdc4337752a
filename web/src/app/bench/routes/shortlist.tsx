import { useParams } from 'react-router';
import { ShortlistPage } from '../../../features/shortlists/shortlist-page';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { NotFound } from '../../not-found';

/** One shortlist. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  useTitle(t('shortlists.one'));
  return <ShortlistPage id={id} missing={<NotFound />} />;
}
