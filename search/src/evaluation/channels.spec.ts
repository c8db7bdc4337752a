import { channelRecall } from './channels.js';

// Long and one-sentence rows side by side, as in life; large enough that a list cannot hold all that is good.
const MIXED = { seed: 11, demands: 3000, supplies: 40, coverage: 0.9, mixed: true };

describe('channels of candidates, lists of supplies', () => {
  const rows = channelRecall(MIXED, 'supply');
  const without = (channel: string) =>
    rows.find(({ name }) => name === `without channel: ${channel}`)!;

  it.each(['words', 'concepts', 'concepts, reverse', 'latent'])(
    'finds less of what is good without %s',
    (channel) => {
      expect(without(channel).lessInterval[1]).toBeLessThan(0);
    },
  );

  it('finds more by the reverse channel than by as many more words', () => {
    const all = rows[0]!;
    const reversed = without('concepts, reverse');
    const words = rows.find(({ name }) => name === '180 by words instead of conceptsReverse')!;
    const each = (better: typeof all, worse: typeof all): number =>
      (better.recall - worse.recall) / (better.candidates - worse.candidates);
    expect(each(all, reversed)).toBeGreaterThan(2 * each(words, reversed));
  });
});
