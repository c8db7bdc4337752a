import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { redraftBid, withdrawBid, type Bid } from './bid-queries';

/** States in which the panel's words can be read. */
const judged: readonly Bid['state'][] = ['ranked', 'awarded', 'not_awarded'];

interface BidStepsProps {
  bid: Bid;
  onChanged: () => void;
}

/** Where the bid stands in one sentence, and what may be done about it: replace, withdraw. */
export function BidSteps({ bid, onChanged }: BidStepsProps) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const redraft = useMutation({ mutationFn: () => redraftBid(bid.id), onSuccess: onChanged });
  const steps = (['redraft', 'withdraw'] as const).filter((step) => bid.actions.includes(step));
  return (
    <section className="stack" aria-label={t('bids.standing')}>
      <Notice tone={bid.state === 'sealed' ? 'supply' : 'plain'} title={titleOf(bid, t)}>
        <p>{t(`bids.next.${nextOf(bid)}`)}</p>
        {judged.includes(bid.state) && (
          <Link to={paths.bidFeedback(bid.id)}>{t('awards.toFeedback')}</Link>
        )}
      </Notice>
      {redraft.error && <ProblemNotice error={redraft.error} />}
      {steps.length > 0 && (
        <div className="row">
          {steps.includes('redraft') && (
            <Button busy={redraft.isPending} onClick={() => redraft.mutate()}>
              {t('bids.redraft')}
            </Button>
          )}
          {steps.includes('withdraw') && (
            <Button look="quiet" onClick={() => setAsking(true)}>
              {t('bids.withdraw')}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <DecideDialog
          title={t('bids.withdraw')}
          lead={t('bids.withdrawLead')}
          confirmLabel={t('bids.withdraw')}
          onConfirm={() => withdrawBid(bid.id).then(onChanged)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

/** After the deadline nothing sealed can be withdrawn or replaced; before it that is the news. */
const nextOf = (bid: Bid) =>
  bid.state === 'sealed' && bid.scenario.state !== 'open' ? 'waits_opening' : bid.state;

function titleOf(bid: Bid, t: ReturnType<typeof useText>['t']): string {
  return bid.state === 'sealed' && bid.draft !== null
    ? t('bids.replacing')
    : t(`bids.states.${bid.state}`);
}
