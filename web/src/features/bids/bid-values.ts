import type { Input } from '../../lib/draft-keeper';
import type { BidDraft, BidPrice, BidTechnique } from './bid-queries';

export type AnswerValue = BidTechnique['answers'][number]['answer'];
export const answerValues: readonly AnswerValue[] = ['meets', 'exceeds', 'partly', 'no'];

/** What the form holds; money as it is typed, in yuan. */
export interface BidValues {
  summary: string;
  approach: string;
  answers: Record<string, { answer: AnswerValue | ''; text: string }>;
  plan: { title: string; weeks: string; deliverable: string }[];
  team: { role: string; experience: string }[];
  items: { title: string; yuan: string }[];
  /** The total where there are no items; with items it is their sum. */
  total: string;
  tax: '' | 'yes' | 'no';
  validDays: string;
}

const FEN = 100;

/** What somebody types in yuan (`12,800.50`), as 分; null for an empty or unreadable entry. */
export function yuanToFen(text: string): number | null {
  const plain = text.replaceAll(/[,，\s]/g, '');
  return /^\d+(\.\d{0,2})?$/.test(plain) ? Math.round(Number(plain) * FEN) : null;
}

/** 分 as the form shows it. */
export const fenToYuan = (fen: number | null): string => (fen === null ? '' : String(fen / FEN));

/** The total in 分: the sum of the items where there are any, else what was typed. */
export function totalFen({ items, total }: Pick<BidValues, 'items' | 'total'>): number | null {
  if (items.length === 0) return yuanToFen(total);
  return items.reduce((sum, item) => sum + (yuanToFen(item.yuan) ?? 0), 0);
}

const whole = (text: string): number | null => {
  const n = Number(text);
  return text.trim() !== '' && Number.isInteger(n) && n > 0 ? n : null;
};

/** The form's values of a draft. */
export function toValues({ technique, price }: Pick<BidDraft, 'technique' | 'price'>): BidValues {
  return {
    summary: technique.summary,
    approach: technique.approach,
    answers: Object.fromEntries(
      technique.answers.map(({ requirement, answer, text }) => [requirement, { answer, text }]),
    ),
    plan: technique.plan.map((step) => ({ ...step, weeks: String(step.weeks) })),
    team: technique.team,
    items: price.items.map(({ title, amountFen }) => ({ title, yuan: fenToYuan(amountFen) })),
    total: price.items.length > 0 ? '' : fenToYuan(price.amountFen),
    tax: price.taxIncluded === null ? '' : price.taxIncluded ? 'yes' : 'no',
    validDays: price.validDays === null ? '' : String(price.validDays),
  };
}

/** Which fields of a draft belong to which envelope. */
const techniqueKeys = ['summary', 'approach', 'answers', 'plan', 'team'] as const;
const priceKeys = ['amountFen', 'taxIncluded', 'items', 'validDays'] as const;
export const draftKeys = [...techniqueKeys, ...priceKeys] as const;
export type DraftKey = (typeof draftKeys)[number];

/** The form in the server's words, flat, so that two people who write different parts do not meet. */
export function toInput(values: BidValues): Record<DraftKey, unknown> {
  return {
    summary: values.summary.trim(),
    approach: values.approach.trim(),
    answers: Object.entries(values.answers)
      .filter(([, given]) => given.answer !== '')
      .map(([requirement, { answer, text }]) => ({ requirement, answer, text: text.trim() }))
      .sort((a, b) => a.requirement.localeCompare(b.requirement, 'en', { numeric: true })),
    plan: values.plan.map((step) => ({
      title: step.title.trim(),
      weeks: whole(step.weeks) ?? 1,
      deliverable: step.deliverable.trim(),
    })),
    team: values.team.map(({ role, experience }) => ({
      role: role.trim(),
      experience: experience.trim(),
    })),
    amountFen: totalFen(values),
    taxIncluded: values.tax === '' ? null : values.tax === 'yes',
    items: values.items.map(({ title, yuan }) => ({
      title: title.trim(),
      amountFen: yuanToFen(yuan) ?? 0,
    })),
    validDays: whole(values.validDays),
  };
}

/** Changed fields as the two parts of a bid that the server keeps apart. */
export function toParts(changed: Input): {
  technique?: Partial<BidTechnique>;
  price?: Partial<BidPrice>;
} {
  const pick = (keys: readonly string[]) =>
    Object.fromEntries(Object.entries(changed).filter(([key]) => keys.includes(key)));
  const [technique, price] = [pick(techniqueKeys), pick(priceKeys)];
  return {
    ...(Object.keys(technique).length > 0 ? { technique } : {}),
    ...(Object.keys(price).length > 0 ? { price } : {}),
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export interface Merge {
  /** What only one of us changed is taken from whoever did; where both did, mine stands until it is decided. */
  merged: Record<DraftKey, unknown>;
  /** Fields that both changed, differently. */
  conflicts: DraftKey[];
}

/**
 * Two people wrote from the same start.
 * @param base what both saw
 * @param mine what is typed here
 * @param theirs what the server has now
 */
export function mergeDrafts(
  base: Record<DraftKey, unknown>,
  mine: Record<DraftKey, unknown>,
  theirs: Record<DraftKey, unknown>,
): Merge {
  const merged = { ...mine };
  const conflicts: DraftKey[] = [];
  for (const key of draftKeys) {
    if (same(mine[key], theirs[key])) continue;
    if (same(mine[key], base[key])) merged[key] = theirs[key];
    else if (!same(theirs[key], base[key])) conflicts.push(key);
  }
  return { merged, conflicts };
}

/** The form's values of fields in the server's words. */
export function fromInput(input: Record<DraftKey, unknown>): BidValues {
  const { summary, approach, answers, plan, team, ...price } = input;
  return toValues({
    technique: { summary, approach, answers, plan, team } as BidTechnique,
    price: { ...price, currency: 'CNY' } as BidPrice,
  });
}
