import { jsonHash } from '../../platform/canonical-json.js';
import type { Criteria, Criterion } from './criteria.schemas.js';

/** All weights and shares are whole basis points: 10 000 is the whole. */
export const whole = 10_000;

export const criteriaFaultCodes = [
  'weights-total',
  'no-criterion',
  'weight-missing',
  'title-missing',
  'key-twice',
  'levels-disordered',
  'limit-missing',
] as const;
export type CriteriaFaultCode = (typeof criteriaFaultCodes)[number];

/** What keeps criteria from being published, with the field's pointer. */
export interface CriteriaFault {
  readonly pointer: string;
  readonly code: CriteriaFaultCode;
}

/** The sum of all weights, price included, in basis points. */
export function totalWeight({ criteria, price }: Criteria): number {
  return criteria.reduce((sum, { weight }) => sum + weight, 0) + price.weight;
}

/** Everything that must be right before bidders may rely on the criteria; empty when all is. Pure. */
export function criteriaFaults(given: Criteria): CriteriaFault[] {
  const { criteria, price } = given;
  const faults: CriteriaFault[] = [];
  if (criteria.length === 0) faults.push({ pointer: '/criteria', code: 'no-criterion' });
  criteria.forEach((one, i) => faults.push(...criterionFaults(one, `/criteria/${i}`)));
  const keys = criteria.map(({ key }) => key);
  keys.forEach((key, i) => {
    if (keys.indexOf(key) < i) faults.push({ pointer: `/criteria/${i}/key`, code: 'key-twice' });
  });
  if (price.formula !== 'lowest-price' && !price.limitFen)
    faults.push({ pointer: '/price/limitFen', code: 'limit-missing' });
  if (totalWeight(given) !== whole)
    faults.push({ pointer: '/price/weight', code: 'weights-total' });
  return faults;
}

function criterionFaults({ title, weight, scale }: Criterion, at: string): CriteriaFault[] {
  const faults: CriteriaFault[] = [];
  if (!title.trim()) faults.push({ pointer: `${at}/title`, code: 'title-missing' });
  if (weight === 0) faults.push({ pointer: `${at}/weight`, code: 'weight-missing' });
  if (scale.kind === 'rating') {
    const shares = scale.levels.map(({ share }) => share);
    const falls = shares.every((share, i) => i === 0 || share < (shares[i - 1] ?? 0));
    const named = scale.levels.every(({ name }) => name.trim());
    // The best level is worth everything: otherwise full points would be out of reach.
    if (!named || !falls || shares[0] !== whole)
      faults.push({ pointer: `${at}/scale/levels`, code: 'levels-disordered' });
  }
  return faults;
}

/** The hash under which criteria are published and by which the log names them. */
export const criteriaHash = (criteria: Criteria): string => jsonHash(criteria);

const guidance = {
  fit: '逐条对照“必须具备”和“最好具备”的要求，看应答是否满足、有没有依据。',
  solution: '方案是否说清了做法、数据和接口，能不能达到场景写明的目标值。',
  plan: '步骤、时间和交付物是否具体，风险是否想到，验收怎样进行。',
  team: '投入的岗位和经验是否与任务相称，有没有同类项目的可核实结果。',
};

/**
 * The city's standard criteria: taken when a publisher chose none. Technique 80 %, price 20 % by the lowest price;
 * 财政部令第87号 §55 asks for at least 10 % on price where services are bought.
 */
export function standardCriteria(): Criteria {
  const numeric = { kind: 'numeric', max: 100 } as const;
  const rating = {
    kind: 'rating' as const,
    levels: [
      { name: '优', share: 10_000 },
      { name: '良', share: 8000 },
      { name: '中', share: 6000 },
      { name: '差', share: 2000 },
    ],
  };
  const one = (
    key: keyof typeof guidance,
    title: string,
    weight: number,
    scale: Criterion['scale'],
  ) =>
    ({ key, title, guidance: guidance[key], weight, scale, threshold: null }) satisfies Criterion;
  return {
    criteria: [
      one('fit', '需求满足程度', 2500, numeric),
      one('solution', '技术方案', 2500, numeric),
      one('plan', '实施计划', 1500, rating),
      one('team', '团队与业绩', 1500, rating),
    ],
    techniqueThreshold: 6000,
    price: { weight: 2000, formula: 'lowest-price', limitFen: null },
    tieRule: 'technique-first',
  };
}
