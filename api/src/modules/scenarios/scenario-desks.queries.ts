import type { Tx } from '../../platform/database/transaction.js';
import { scenarioErrors } from './scenario.errors.js';
import type { Scenario } from './scenario.entity.js';
import type { ReviewDesk } from './scenario-review-rules.js';

/**
 * Whether the transaction's actor decides for a desk they do not sit at. Refusing it altogether would let a review
 * lie while a desk is on leave; passing it in silence would make the desks mere labels. So it must be said, and is
 * recorded. A reviewer who was given no desk sits at all of them.
 * @param given the desk for which the actor says to act
 * @returns that desk when they act for it, undefined at their own
 * @throws AppError `scenario.other-desk` when it was not said, or another desk was named
 */
export async function actingFor(
  tx: Tx,
  row: Scenario,
  given: ReviewDesk | null,
): Promise<ReviewDesk | undefined> {
  const rows = await tx.query<{ desk: ReviewDesk }>(
    'select desk from reviewer_desks where user_id = $1',
    [tx.actor.userId],
  );
  const desk = row.reviewDesk;
  const own = rows.length === 0 || desk === null || rows.some((one) => one.desk === desk);
  if (own) return undefined;
  if (given !== desk) throw refusal();
  return desk;
}

const refusal = () =>
  scenarioErrors('other-desk', {}, [{ pointer: '/actingFor', code: 'other-desk', message: '' }]);
