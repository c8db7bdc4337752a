import { jaccard, shingles } from '@aism/search';

/**
 * Red flags computed from facts after the step that made them known. A flag is a question, not a verdict: it carries its
 * figures, the threshold and where the indicator comes from, and waits for an auditor's word. Pure.
 */

export const flagCodes = [
  'short-window',
  'single-bid',
  'all-but-winner-out',
  'late-winner',
  'near-prices',
  'near-texts',
  'near-teams',
  'shared-people',
  'evaluator-outlier',
  'odd-hours',
  'many-reads',
  'contested-bid',
] as const;
export type FlagCode = (typeof flagCodes)[number];

/** R…: indicators of the Open Contracting Partnership's Cardinal (Red Flags for Integrity); the others are this platform's. */
export const flagSources: Readonly<Record<FlagCode, string>> = {
  'short-window': 'OCP Cardinal R003 Short submission period；《招标投标法》第二十四条（20 日）',
  'single-bid': 'OCP Cardinal R018 Single bid received',
  'all-but-winner-out': 'OCP Cardinal R035 All except winning bid disqualified',
  'late-winner': 'OCP Cardinal R030 Late bid won',
  'near-prices': 'OCP Cardinal R028 Identical bid prices, R024 Price close to winning bid',
  'near-texts': '《招标投标法实施条例》第四十条第（四）项：投标文件异常一致',
  'near-teams': '《招标投标法实施条例》第四十条第（三）项：项目管理成员为同一人',
  'shared-people': 'OCP Cardinal R044 Business similarities between suppliers',
  'evaluator-outlier': 'AI厦门机会清单规则：与其余评审中位数相差 25% 以上',
  'odd-hours': 'AI厦门机会清单规则：工作日 8–20 时以外开启',
  'many-reads': 'AI厦门机会清单规则：同一账号一日读取应答次数过多',
  'contested-bid': 'AI厦门机会清单规则：开标人员称无法解开、未经证实',
};

export const flagThresholds = {
  'short-window': 20,
  'single-bid': 1,
  'all-but-winner-out': 1,
  /** Minutes before the deadline. */
  'late-winner': 10,
  /** Difference in ten-thousandths of the higher price. */
  'near-prices': 10,
  /** Shared 4-character runs, per cent. */
  'near-texts': 60,
  'near-teams': 80,
  'shared-people': 1,
  /** Per cent of full points. */
  'evaluator-outlier': 25,
  'odd-hours': 0,
  'many-reads': 60,
  'contested-bid': 0,
} as const satisfies Record<FlagCode, number>;

export interface Flag {
  readonly code: FlagCode;
  /** One flag for each code and key of a scenario, however often it is computed. */
  readonly key: string;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly bidIds: readonly string[];
}

export interface FlagBid {
  readonly id: string;
  readonly sealedAt: Date;
  /** Out for a coded reason. */
  readonly disqualified: boolean;
  readonly text: string;
  readonly team: string;
  /** Null before the price opening. */
  readonly amountFen: number | null;
}
export interface FlagFacts {
  readonly publishedAt: Date | null;
  readonly deadline: Date | null;
  /** All bids that were opened; nothing is known before. */
  readonly bids: readonly FlagBid[];
  /** Pairs of bids whose organisations have a person in common. */
  readonly sharedPeople: readonly {
    readonly bidIds: readonly [string, string];
    readonly people: number;
  }[];
  /** Best first; empty before a decision was announced. */
  readonly winners: readonly string[];
  /** Evaluator number → bid → share of full points, 0–1; empty before the sheets are locked. */
  readonly sheets: readonly {
    readonly no: number;
    readonly shares: Readonly<Record<string, number>>;
  }[];
  readonly openings: readonly { readonly kind: string; readonly at: Date; readonly odd: boolean }[];
  /** Bids that officers say they cannot open. */
  readonly contested: readonly { readonly id: string; readonly kind: string }[];
  /** Reads of bids by one account on one day; the account is a number, not a person. */
  readonly reads: readonly {
    readonly account: string;
    readonly day: string;
    readonly reads: number;
  }[];
}

const dayMs = 86_400_000;
const leastText = 200;
const leastTeam = 30;

/** All flags the facts raise. The order of bids, sheets and reads does not matter. */
export function redFlags(facts: FlagFacts): Flag[] {
  const contested = facts.contested.map(({ id, kind }) =>
    flag('contested-bid', `${id}/${kind}`, { kind }, [id]),
  );
  if (facts.bids.length === 0) return contested;
  return [
    ...contested,
    ...shortWindow(facts),
    ...singleBid(facts),
    ...aroundTheWinner(facts),
    ...nearPrices(facts),
    ...alike(facts, { code: 'near-texts', of: (bid) => bid.text, least: leastText }),
    ...alike(facts, { code: 'near-teams', of: (bid) => bid.team, least: leastTeam }),
    ...facts.sharedPeople.map(({ bidIds, people }) =>
      pairFlag('shared-people', bidIds, { people }),
    ),
    ...evaluatorOutliers(facts),
    ...facts.openings
      .filter((opening) => opening.odd)
      .map(({ kind, at }) => flag('odd-hours', kind, { kind, at: at.toISOString() }, [])),
    ...facts.reads
      .filter(({ reads }) => reads > flagThresholds['many-reads'])
      .map(({ account, day, reads }) =>
        flag('many-reads', `${account}/${day}`, { day, reads }, []),
      ),
  ];
}

function shortWindow({ publishedAt, deadline }: FlagFacts): Flag[] {
  if (!publishedAt || !deadline) return [];
  const days = Math.floor((deadline.getTime() - publishedAt.getTime()) / dayMs);
  return days < flagThresholds['short-window'] ? [flag('short-window', '', { days }, [])] : [];
}

function singleBid({ bids }: FlagFacts): Flag[] {
  const [only, ...others] = bids;
  return only && others.length === 0 ? [flag('single-bid', '', { bids: 1 }, [only.id])] : [];
}

function aroundTheWinner({ bids, winners, deadline }: FlagFacts): Flag[] {
  const out = bids.filter((bid) => bid.disqualified);
  const flags: Flag[] = [];
  if (winners.length === 1 && out.length > 0 && out.length === bids.length - 1)
    flags.push(flag('all-but-winner-out', winners[0] ?? '', { disqualified: out.length }, winners));
  for (const winner of bids.filter(({ id }) => winners.includes(id))) {
    if (!deadline || bids.length < 2) break;
    const minutes = (deadline.getTime() - winner.sealedAt.getTime()) / 60_000;
    const isLast = bids.every((bid) => bid.sealedAt <= winner.sealedAt);
    if (isLast && minutes <= flagThresholds['late-winner'])
      flags.push(flag('late-winner', winner.id, { minutes: rounded(minutes) }, [winner.id]));
  }
  return flags;
}

function nearPrices({ bids }: FlagFacts): Flag[] {
  const priced = bids.flatMap(({ id, amountFen }) =>
    amountFen === null ? [] : [{ id, amountFen }],
  );
  return pairs(priced).flatMap(([a, b]) => {
    const higher = Math.max(a.amountFen, b.amountFen);
    if (higher === 0) return [];
    const difference = (Math.abs(a.amountFen - b.amountFen) / higher) * 10_000;
    if (difference > flagThresholds['near-prices']) return [];
    const [low, high] = [a.amountFen, b.amountFen].sort((x, y) => x - y);
    const figures = { lowFen: low ?? 0, highFen: high ?? 0, tenThousandths: rounded(difference) };
    return [pairFlag('near-prices', [a.id, b.id], figures)];
  });
}

function alike(
  { bids }: FlagFacts,
  given: {
    readonly code: 'near-texts' | 'near-teams';
    readonly of: (bid: FlagBid) => string;
    readonly least: number;
  },
): Flag[] {
  const long = bids.filter((bid) => [...given.of(bid)].length >= given.least);
  const known = long.map((bid) => ({ id: bid.id, runs: shingles(given.of(bid), 4) }));
  return pairs(known).flatMap(([a, b]) => {
    const percent = Math.round(jaccard(a.runs, b.runs) * 100);
    return percent >= flagThresholds[given.code]
      ? [pairFlag(given.code, [a.id, b.id], { percent })]
      : [];
  });
}

/** One who stands far from the median of the others, and whether the first place hangs on that one sheet. */
function evaluatorOutliers({ sheets, bids }: FlagFacts): Flag[] {
  if (sheets.length < 2) return [];
  const ids = bids.map((bid) => bid.id).filter((id) => sheets.every((s) => id in s.shares));
  return sheets.flatMap((sheet) => {
    const others = sheets.filter((other) => other !== sheet);
    const far = ids
      .map((id) => ({
        id,
        by: (sheet.shares[id] ?? 0) - median(others.map((o) => o.shares[id] ?? 0)),
      }))
      .filter(({ by }) => Math.round(Math.abs(by) * 100) >= flagThresholds['evaluator-outlier'])
      .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.id < b.id ? -1 : 1));
    const [worst] = far;
    if (!worst) return [];
    const decisive = first(sheets, ids) === first(others, ids) ? 'no' : 'yes';
    const figures = { evaluator: sheet.no, percent: Math.round(worst.by * 100), decisive };
    return [
      flag(
        'evaluator-outlier',
        String(sheet.no),
        figures,
        far.map(({ id }) => id),
      ),
    ];
  });
}

/** The bid with the highest mean; the smaller id of equal ones. */
function first(sheets: FlagFacts['sheets'], ids: readonly string[]): string | undefined {
  const sum = (id: string) => sheets.reduce((all, sheet) => all + (sheet.shares[id] ?? 0), 0);
  return [...ids].sort((a, b) => sum(b) - sum(a) || (a < b ? -1 : 1))[0];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function flag(
  code: FlagCode,
  key: string,
  figures: Flag['figures'],
  bidIds: readonly string[],
): Flag {
  return { code, key, figures: { ...figures, threshold: flagThresholds[code] }, bidIds };
}

function pairFlag(code: FlagCode, ids: readonly [string, string], figures: Flag['figures']): Flag {
  const sorted = [...ids].sort();
  return flag(code, sorted.join('/'), figures, sorted);
}

function pairs<T extends { readonly id: string }>(items: readonly T[]): [T, T][] {
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.flatMap((a, i) => sorted.slice(i + 1).map((b): [T, T] => [a, b]));
}

const rounded = (value: number) => Math.round(value * 10) / 10;
