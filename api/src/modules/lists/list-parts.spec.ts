import { compareLists, changeOf, type PreviousList } from './list-comparison.js';
import { correctionText, textHash, valueOf, withCorrections } from './list-corrections.js';
import { chineseNumber, officialDate, officialNumber } from './list-pdf-facts.js';
import { inSections } from './list-sections.js';
import type { FrozenEntry, ListSnapshot } from './list-snapshot.schemas.js';
import { escapeFormula } from './list-table.js';

const entry = (scenarioId: string, content: Record<string, unknown> = {}): FrozenEntry => ({
  ...{ position: 1, scenarioId, version: 1, hash: 'h' },
  organisation: { id: 'o', name: '示例机构' },
  content: { title: scenarioId, ...content },
});
const terms = [
  { code: 'health', zh: '医疗', en: 'Health' },
  { code: 'industry', zh: '工业', en: 'Industry' },
];

describe('sections', () => {
  const entries = [
    entry('a', { sectors: ['industry'], districts: ['siming'] }),
    entry('b', { sectors: ['health', 'industry'], districts: ['siming', 'huli'] }),
    entry('c', { sectors: ['unheard-of'], districts: [] }),
    entry('d', { sectors: ['industry'], districts: ['siming'] }),
  ];
  const order = (given: ReturnType<typeof inSections<FrozenEntry>>) =>
    given.entries.map((one) => one.scenarioId).join('');

  it('keep the composed order when there are none', () => {
    expect(inSections(entries, 'none', [])).toEqual({ entries, sections: [] });
  });
  it('follow the order of the terms, the first sector counts, and nothing is lost', () => {
    const cut = inSections(entries, 'sector', terms);
    expect(order(cut)).toBe('badc');
    expect(cut.sections.map(({ code, from, to }) => [code, from, to])).toEqual([
      ['health', 1, 1],
      ['industry', 2, 3],
      ['other', 4, 4],
    ]);
  });
  it('put what is in several districts apart', () => {
    const districts = [{ code: 'siming', zh: '思明区', en: 'Siming' }];
    const cut = inSections(entries, 'district', districts);
    expect(order(cut)).toBe('adbc');
    expect(cut.sections.map(({ code }) => code)).toEqual(['siming', 'several']);
  });
});

describe('the comparison with the last list', () => {
  const previous = (...entries: FrozenEntry[]): PreviousList => ({
    hash: 'p',
    entries,
    snapshot: { no: '2026-市-01', title: '上一批', publishedAt: 'then' } as ListSnapshot,
  });
  it('tells new, moved, kept, done and dropped apart', () => {
    const before = previous(
      entry('kept', { mustHave: ['a'] }),
      entry('later', { deadline: '2026-01-01' }),
      entry('done'),
      entry('gone'),
    );
    const now = [
      entry('kept', { mustHave: ['a'] }),
      entry('later', { deadline: '2026-02-01' }),
      entry('new'),
    ];
    const states: Record<string, string> = { done: 'in_pilot', gone: 'withdrawn' };
    const compared = compareLists(before, now, (id) => states[id] ?? 'open');
    expect(compared).toEqual({
      previous: { no: '2026-市-01', title: '上一批', hash: 'p', publishedAt: 'then' },
      added: ['new'],
      moved: [
        {
          scenarioId: 'later',
          fields: ['deadline'],
          deadline: { from: '2026-01-01', to: '2026-02-01' },
        },
      ],
      kept: ['kept'],
      done: [{ scenarioId: 'done', title: 'done', state: 'in_pilot' }],
      dropped: [{ scenarioId: 'gone', title: 'gone', state: 'withdrawn' }],
    });
    expect(['new', 'later', 'kept'].map((id) => changeOf(compared, id))).toEqual([
      'added',
      'moved',
      'kept',
    ]);
  });
  it('calls nothing of a first list new', () => {
    const compared = compareLists(null, [entry('a')], () => 'open');
    expect(compared).toMatchObject({ previous: null, added: ['a'], dropped: [] });
    expect(changeOf(compared, 'a')).toBeNull();
  });
});

describe('corrections', () => {
  const frozen = [entry('a', { summary: '旧' }), entry('b')];
  const made = [
    { scenarioId: 'a', field: 'summary' as const, after: '中' },
    { scenarioId: 'a', field: 'summary' as const, after: '新' },
    { scenarioId: 'b', field: 'organisationName' as const, after: '另一机构' },
  ];
  it('are laid over the frozen entries in their order, which stay as they are', () => {
    const [a, b] = withCorrections(frozen, made);
    if (!a || !b) throw new Error('two entries were given');
    expect([valueOf(a, 'summary'), a.corrected]).toEqual(['新', ['summary']]);
    expect([b.organisation.name, b.corrected]).toEqual(['另一机构', ['organisationName']]);
    expect(frozen[0]?.content.summary).toBe('旧');
    expect(frozen[1]?.organisation.name).toBe('示例机构');
  });
  it('are hashed with everything they say, the hash before them included', () => {
    const facts = {
      ...{ n: 1, at: new Date(0), scenarioId: 'a', field: 'summary' as const, before: '旧' },
      ...{ after: '新', reason: '写错了', byRole: 'reviewer', previousHash: 'p' },
    };
    const hash = textHash(correctionText('2026-市-01', facts));
    for (const other of [
      { ...facts, previousHash: 'q' },
      { ...facts, reason: '别的' },
      { ...facts, after: '新。' },
    ])
      expect(textHash(correctionText('2026-市-01', other))).not.toBe(hash);
    expect(textHash(correctionText('2026-市-02', facts))).not.toBe(hash);
  });
});

describe('official forms', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [34, '三十四'],
  ])('%i is %s', (n, said) => expect(chineseNumber(n)).toBe(said));
  it('date and number are written as offices do, in Xiamen’s time', () => {
    expect(officialDate(new Date('2026-11-25T16:30:00Z'))).toBe('2026年11月26日');
    expect(officialNumber('2026-市-01')).toBe('AI厦门机会清单〔2026〕市第1号');
  });
});

it.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  ['\t=1', "'\t=1"],
  ['3-1', '3-1'],
  ['＝1+1', "'＝1+1"],
])('the cell %j is written %j', (given, written) => expect(escapeFormula(given)).toBe(written));
