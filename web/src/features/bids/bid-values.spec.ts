import { aBidDraft } from '../../test/bid-factories';
import {
  fromInput,
  mergeDrafts,
  toInput,
  toParts,
  toValues,
  totalFen,
  yuanToFen,
} from './bid-values';
import { fieldOf } from './bid-check-panel';
import { readCopy } from './kept-copy';
import { copyOf } from './seal-bid';
import { nextOf } from './my-bids';
import { aBid } from '../../test/bid-factories';

const input = () => toInput(toValues(aBidDraft()));

describe('money in a bid', () => {
  it('is read to the last 分, with commas of either kind', () => {
    expect(['12,800.50', '0.1', '1，000', '0.29', ''].map(yuanToFen)).toEqual([
      1_280_050,
      10,
      100_000,
      29,
      null,
    ]);
  });

  it('is refused where it cannot be meant', () => {
    expect(['-1', '1.005', '1e3', '十元'].map(yuanToFen)).toEqual([null, null, null, null]);
  });

  it('adds up from the items, and is typed only where there are none', () => {
    const items = [
      { title: 'a', yuan: '0.10' },
      { title: 'b', yuan: '0.20' },
    ];
    expect(totalFen({ items, total: '999' })).toBe(30);
    expect(totalFen({ items: [], total: '999' })).toBe(99_900);
  });
});

describe('a draft', () => {
  it('comes back from the form as it went in', () => {
    const { technique, price } = aBidDraft();
    expect(toParts(input())).toEqual({
      technique,
      price: { ...price, currency: undefined },
    });
    expect(toInput(fromInput(input()))).toEqual(input());
  });

  it('keeps technique and price apart, and sends only the part that changed', () => {
    expect(toParts({ validDays: 30 })).toEqual({ price: { validDays: 30 } });
  });

  it('can be kept as a copy and read back', () => {
    const copy = copyOf(aBid(), aBidDraft());
    expect(readCopy(copy)).toEqual(toValues(aBidDraft()));
    expect(readCopy('{"type":"other"}')).toBeNull();
    expect(readCopy('nothing')).toBeNull();
  });
});

describe('two people writing at once', () => {
  it('meet only where both changed the same part', () => {
    const base = input();
    const mine = { ...base, summary: '我写的', validDays: 30 };
    const theirs = { ...base, approach: '同事写的', validDays: 60 };
    const { merged, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual(['validDays']);
    expect(merged).toMatchObject({ summary: '我写的', approach: '同事写的', validDays: 30 });
  });

  it('agree where both typed the same', () => {
    const both = { ...input(), summary: '一样' };
    expect(mergeDrafts(input(), both, both).conflicts).toEqual([]);
  });
});

describe('a finding of the check', () => {
  it('leads to its field', () => {
    const to = (pointer: string) => fieldOf({ pointer });
    expect(to('/technique/answers/must-2')).toBe('answers-must-2');
    expect(to('/technique/summary')).toBe('summary');
    expect(to('/price/taxIncluded')).toBe('taxIncluded');
    expect(to('/files/0')).toBe('files');
    expect(to('/members/1')).toBe('members');
  });
});

describe('the next step of a bid', () => {
  const entry = (given: object) => ({
    ...{ id: 'b', demo: true, scenarioId: 's', scenarioTitle: 't', scenarioState: 'open' as const },
    ...{ deadline: null, leadId: 'o', leadName: 'o', sealedVersion: 1, updatedAt: '' },
    ...{ state: 'sealed' as const, membership: 'lead' as const, hasDraft: false },
    actions: [],
    ...given,
  });
  it('is what the reader has to do', () => {
    expect(nextOf(entry({ membership: 'invited', state: 'draft' }))).toBe('answer');
    expect(nextOf(entry({ state: 'needs_reconfirm' }))).toBe('reconfirm');
    expect(nextOf(entry({ state: 'defect_window' }))).toBe('cure');
    expect(nextOf(entry({ state: 'draft' }))).toBe('seal');
    expect(nextOf(entry({ hasDraft: true }))).toBe('finish');
    expect(nextOf(entry({}))).toBe('wait');
  });
});
