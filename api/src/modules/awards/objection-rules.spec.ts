import { judgeAnswer, judgeFiling, type FilingFacts } from './objection-rules.js';

const facts = (given: Partial<FilingFacts> = {}): FilingFacts => ({
  ...{ phase: 'running', bidId: 'mine', hasOpen: false, criteria: ['fit', 'plan'] },
  ...given,
});
const other = { reason: 'procedure', criterionId: null } as const;

it.each([
  [other, {}, null],
  [other, { phase: 'uncounted' }, null],
  [other, { phase: null }, 'objection.no-standstill'],
  [other, { phase: 'ended' }, 'objection.too-late'],
  [other, { bidId: null }, 'objection.bidders-only'],
  [other, { hasOpen: true }, 'objection.one-open'],
  [{ reason: 'own-score', criterionId: null }, {}, 'objection.criterion-needed'],
  [{ reason: 'own-score', criterionId: 'nothing' }, {}, 'objection.criterion-unknown'],
  [{ reason: 'own-score', criterionId: 'fit' }, {}, null],
] as const)('filing %j with %j: %s', (objection, given, wanted) => {
  expect(judgeFiling(objection, facts(given))?.code ?? null).toBe(wanted);
});

it.each([
  ['reject', null, [], null],
  ['uphold', null, [], 'objection.effect-needed'],
  ['uphold', 'renew', [], null],
  ['uphold', 'none-suitable', [], null],
  ['uphold', 'rescore', [], 'objection.parts-needed'],
  ['uphold', 'rescore', ['nothing'], 'objection.criterion-unknown'],
  ['uphold', 'rescore', ['fit'], null],
] as const)('answering %s with effect %s on %j: %s', (decision, effect, parts, wanted) => {
  expect(judgeAnswer({ decision, effect, parts }, ['fit', 'plan'])?.code ?? null).toBe(wanted);
});
