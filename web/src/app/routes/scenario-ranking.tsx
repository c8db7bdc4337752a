import { useParams } from 'react-router';
import { RankingPage } from '../../features/evaluation/ranking-page';
import { useText } from '../../i18n/use-text';
import { useTitle } from '../../lib/use-title';
import { NotFound } from '../not-found';

/** The ranking of the bids on a scenario. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  useTitle(t('evaluation.rankingTitle'));
  return (
    <div className="page">
      <RankingPage key={id} id={id} missing={<NotFound />} />
    </div>
  );
}
