import { ThesaurusPage } from '../../../features/thesaurus/thesaurus-page';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';

/** Thesaurus upkeep, for matchmakers and reviewers. */
export function Component() {
  const { t } = useText();
  useTitle(t('thesaurus.title'));
  return <ThesaurusPage />;
}
