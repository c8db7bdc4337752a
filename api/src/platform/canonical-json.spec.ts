import { canonicalJson, jsonHash } from './canonical-json.js';

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null, 'é'] }, '{"a":[true,null,"é"],"b":1}'],
    [{ b: undefined, a: { d: 1.5, c: '"' } }, '{"a":{"c":"\\"","d":1.5}}'],
    [[undefined, 1e21, -0], '[null,1e+21,0]'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    ['场景', '"场景"'],
  ])('has one text per value', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
  it('hashes the same whatever the order of keys', () => {
    expect(jsonHash({ a: 1, b: { c: 2, d: 3 } })).toBe(jsonHash({ b: { d: 3, c: 2 }, a: 1 }));
    expect(jsonHash({ a: 1 })).not.toBe(jsonHash({ a: 2 }));
  });
});
