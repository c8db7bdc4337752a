import { useParams } from 'react-router';
import { FeedbackPage } from '../../../features/awards/feedback-page';
import { BidFiles } from '../../../features/bids/bid-files';
import { NotFound } from '../../not-found';

/** What a bidder learns of its own bid; evidence of a proof of concept is uploaded as the files of a bid are. */
export function Component() {
  const { id = '' } = useParams();
  return (
    <FeedbackPage
      bidId={id}
      uploadArea={(given) => <BidFiles {...given} purpose="proof" />}
      missing={<NotFound />}
    />
  );
}
