import type { Criteria } from './criteria.schemas.js';

type PriceRule = Criteria['price'];

/**
 * Points for a price (ten-thousandths of a point, full = weight × 100), by a formula published beforehand:
 *
 * - `lowest-price`: full × lowest ÷ price. 低价优先法 of 财政部令第87号《政府采购货物和服务招标投标管理办法》 §55: the lowest
 *   price of those that meet the requirements is the base, 投标报价得分＝（评标基准价／投标报价）×100; no highest or lowest price is
 *   left out.
 * - `linear`: full × (ceiling − price) ÷ (ceiling − lowest): the lowest price gets all, the published ceiling none, straight
 *   in between; above the ceiling none.
 * - `fixed-price`: all points at or below the published price, none above: where the price is given and technique decides
 *   (§55: 采用固定价格采购的项目，其价格不列为评审因素).
 *
 * @param lowest the lowest price of all bids that passed technique
 * @throws RangeError for a lowest price above the price
 */
export function pricePoints(
  { weight, formula, limitFen }: PriceRule,
  price: number,
  lowest: number,
): number {
  if (lowest > price) throw new RangeError('no price is below the lowest');
  const full = weight * 100;
  if (formula === 'lowest-price') return price === 0 ? full : portion(full, lowest, price);
  const limit = limitFen ?? 0;
  if (price > limit) return 0;
  if (formula === 'fixed-price' || price === lowest) return full;
  return portion(full, limit - price, limit - lowest);
}

/** full × n ÷ d rounded half up; prices in 分 times points pass what a number holds exactly. */
function portion(full: number, n: number, d: number): number {
  const [f, top, bottom] = [BigInt(full), BigInt(n), BigInt(d)];
  return Number((2n * f * top + bottom) / (2n * bottom));
}
