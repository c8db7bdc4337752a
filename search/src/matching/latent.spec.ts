import { Latent, STEPS } from './latent.js';
import { eigenSymmetric, orthonormalise } from './linear-algebra.js';
import { Lexicon } from './prepare.js';
import { pack } from './rows.js';

const lexicon = new Lexicon();
const row = (text: string): Uint32Array =>
  Uint32Array.from(text.split(' '), (word) => pack(lexicon.idOf(word), 1));
const cosine = (a: Int8Array | null, b: Int8Array | null): number =>
  [...a!].reduce((sum, value, k) => sum + value * b![k]!, 0) / (STEPS * STEPS);

/** Two topics whose texts use different words, joined by texts that use both. */
const TOPICS = [
  ['机器狗', '四足', '巡检', '行走', '储罐', '仪表'],
  ['配音', '译制', '语音', '音色', '短剧', '字幕'],
];
const rows = TOPICS.flatMap((words) =>
  Array.from({ length: 30 }, (_, i) =>
    row([0, 1, 2].map((k) => words[(i * (k + 1) + k) % words.length]!).join(' ')),
  ),
);

describe('the latent space', () => {
  it('brings texts together that share no word', () => {
    const latent = Latent.fit(rows, lexicon, 4);
    const near = cosine(latent.project(row('机器狗')), latent.project(row('四足')));
    const far = cosine(latent.project(row('机器狗')), latent.project(row('配音')));
    expect(near).toBeGreaterThan(far + 0.3);
  });

  it('is the same every time and comes back from its basis', () => {
    const one = Latent.fit(rows, lexicon, 4);
    const again = Latent.fit(rows, lexicon, 4);
    expect(again.version).toBe(one.version);
    const copy = Latent.from(one.basis(), lexicon);
    expect(copy.project(row('储罐 仪表'))).toEqual(one.project(row('储罐 仪表')));
  });

  it('stays empty with too few texts and has no place for unknown words', () => {
    expect(Latent.fit(rows.slice(0, 4), lexicon).dimensions).toBe(0);
    expect(Latent.fit(rows, lexicon, 4).project(row('从未见过'))).toBeNull();
  });
});

describe('linear algebra', () => {
  it('makes columns orthonormal', () => {
    const q = orthonormalise(Float64Array.from([3, 1, 4, 1, 5, 9]), 2);
    const at = (r: number, c: number): number => q[r * 2 + c]!;
    const product = (a: number, b: number): number =>
      at(0, a) * at(0, b) + at(1, a) * at(1, b) + at(2, a) * at(2, b);
    expect(product(0, 0)).toBeCloseTo(1, 12);
    expect(product(1, 1)).toBeCloseTo(1, 12);
    expect(product(0, 1)).toBeCloseTo(0, 12);
  });

  it('finds eigenvectors, largest first', () => {
    const vectors = eigenSymmetric(Float64Array.from([2, 1, 1, 2]), 2);
    expect(Math.abs(vectors[0]!)).toBeCloseTo(Math.SQRT1_2, 10);
    expect(vectors[0]! * vectors[2]!).toBeCloseTo(0.5, 10);
    expect(vectors[1]! * vectors[3]!).toBeCloseTo(-0.5, 10);
  });
});
