import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import type { PlanPair } from './plan-queries';
import type { Revision, Wish } from './use-revision';

/** A pair to be kept or left out next time. */
export function WishButton({
  pair,
  wish,
  revision,
}: {
  pair: PlanPair;
  wish: Wish;
  revision: Revision;
}) {
  const { t } = useText();
  const pressed = revision.wishOf(pair) === wish;
  return (
    <Button
      small
      look={pressed ? 'primary' : 'plain'}
      aria-pressed={pressed}
      aria-label={t(`plans.wish.${wish}Label`, {
        scenario: pair.scenario.title,
        capability: pair.capability.title,
      })}
      onClick={() => revision.toggle(pair, wish)}
    >
      {t(`plans.wish.${wish}`)}
    </Button>
  );
}

/** Appears once something was changed: the way to a new plan with these wishes. */
export function PlanRevisionBar({ revision }: { revision: Revision }) {
  const { t } = useText();
  if (revision.count === 0) return null;
  return (
    <div className="stack" role="status">
      <div className="row">
        <Button look="primary" busy={revision.busy} onClick={revision.recompute}>
          {t('plans.wish.recompute', { count: revision.count })}
        </Button>
        <span className="small muted">{t('plans.wish.recomputeNote')}</span>
      </div>
      {revision.error !== null && <ProblemNotice error={revision.error} />}
    </div>
  );
}
