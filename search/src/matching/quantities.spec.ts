import { canonicalQuantities, figure, yuan } from './quantities.js';

describe('figures', () => {
  it.each([
    ['三千五百', 3500],
    ['二百', 200],
    ['十二', 12],
    ['两万', 20000],
    ['一亿二千万', 120000000],
    ['一百零五', 105],
    ['2,000', 2000],
    ['0.5', 0.5],
    ['机器', null],
  ])('%s is %s', (text, value) => {
    expect(figure(text)).toBe(value);
  });
});

describe('money', () => {
  it.each([
    ['二百万元', 2_000_000],
    ['200万元', 2_000_000],
    ['¥2,000,000元', 2_000_000],
    ['1.5亿元', 150_000_000],
    ['三千五百元', 3500],
    ['5百万元', 5_000_000],
    ['没有金额', null],
  ])('%s is %s yuan', (text, value) => {
    expect(yuan(text)).toBe(value);
  });
});

describe('one spelling', () => {
  it.each([
    ['预算二百万元以内', '预算2000000元以内'],
    ['预算200万元以内', '预算2000000元以内'],
    ['漏检率降到百分之五', '漏检率降到5%'],
    ['2027年6月前上线', '2027-06前上线'],
    ['2027年6月30日截止', '2027-06-30截止'],
    ['三亚的机器人', '三亚的机器人'],
    ['万元户', '万元户'],
  ])('%s → %s', (text, canonical) => {
    expect(canonicalQuantities(text)).toBe(canonical);
  });
});
