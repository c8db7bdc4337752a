import { Postings } from './postings.js';

function read(postings: Postings, term: number): [number, number][] {
  return Array.from(postings.read(term), (posting) => [posting >>> 8, posting & 255]);
}

describe('Postings', () => {
  it('gives back what was added, term by term', () => {
    const postings = new Postings();
    const [a, b] = [postings.addTerm(), postings.addTerm()];
    postings.append(a, 0, 7);
    postings.append(b, 0, 255);
    postings.append(a, 3, 1);
    expect(read(postings, a)).toEqual([
      [0, 7],
      [3, 1],
    ]);
    expect(read(postings, b)).toEqual([[0, 255]]);
    expect(read(postings, postings.addTerm())).toEqual([]);
  });

  it('keeps long lists over many blocks and chunks, mixed with others', () => {
    const postings = new Postings();
    const terms = Array.from({ length: 7 }, () => postings.addTerm());
    const expected = terms.map((): [number, number][] => []);
    for (let document = 0; document < 60_000; document += 1) {
      terms.forEach((term, i) => {
        if (document % (i * i + 1) !== 0) return;
        const weight = 1 + ((document + i) % 255);
        postings.append(term, document, weight);
        expected[i]?.push([document, weight]);
      });
    }
    terms.forEach((term, i) => {
      expect(postings.count(term)).toBe(expected[i]?.length);
      expect(read(postings, term)).toEqual(expected[i]);
    });
  });

  it('holds the highest document number', () => {
    const postings = new Postings();
    const term = postings.addTerm();
    postings.append(term, 2 ** 24 - 1, 255);
    expect(read(postings, term)).toEqual([[2 ** 24 - 1, 255]]);
  });
});
