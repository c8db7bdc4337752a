import { noise, planted, someAnswers } from '../testing/answers.js';
import type { Observation } from './observations.js';
import { challenge, exposureAt, gini, refusalsOf } from './promote.js';
import { propensitiesOf, weightOf, type Showing } from './propensity.js';
import { targetOf, train } from './train.js';

const even = { current: 0.4, challenger: 0.4 };
const nothing = propensitiesOf([], []);

describe('the learner', () => {
  it('learns nothing below 300 answers', () => {
    expect(challenge(someAnswers(149, planted), {}, nothing)).toBeNull();
    expect(refusalsOf(null, even)).toEqual(['too-few-answers']);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('refuses to promote on noise (seed %i)', (seed) => {
    const found = challenge(someAnswers(400, noise, { seed }), {}, nothing);
    expect(found!.gain.lists).toBeGreaterThan(20);
    expect(refusalsOf(found, even)).toContain('no-sure-gain');
  });

  it.each([1, 2, 3])('promotes on a real signal (seed %i)', (seed) => {
    const found = challenge(someAnswers(900, planted, { seed }), {}, nothing)!;
    expect(refusalsOf(found, even)).toEqual([]);
    expect(found.factors['musts']).toBeGreaterThan(1.3);
    expect(found.factors['text']).toBeLessThan(0.3);
    expect(found.factors['budget']).toBeGreaterThan(1.3);
  });

  it('refuses a gain that makes exposure less even', () => {
    const found = challenge(someAnswers(900, planted), {}, nothing);
    expect(refusalsOf(found, { current: 0.4, challenger: 0.41 })).toEqual(['less-even']);
    expect(refusalsOf(found, { current: 0.4, challenger: 0.4004 })).toEqual([]);
  });

  it('refuses without lists to compare', () => {
    const apart = someAnswers(400, planted, { each: 1 }).map((row, i) => ({
      ...row,
      supplyId: `s-${i}`,
    }));
    expect(refusalsOf(challenge(apart, {}, nothing), even)).toContain('too-few-lists');
  });

  it('stays near the hand-set weights on few answers, and keeps lines within their range', () => {
    const few = train(someAnswers(10, planted), nothing);
    for (const [code, factor] of Object.entries(few)) {
      if (code !== 'base' && code !== 'start-point') expect(Math.abs(factor - 1)).toBeLessThan(0.6);
    }
    for (const factor of Object.values(train(someAnswers(2000, planted), nothing))) {
      expect(factor).toBeGreaterThanOrEqual(0);
      expect(factor).toBeLessThanOrEqual(3);
    }
  });

  it('does not depend on the order of rows', () => {
    const rows = someAnswers(300, planted);
    expect(train([...rows].reverse(), nothing)).toEqual(train(rows, nothing));
  });

  it.each<[Partial<Observation>, number]>([
    [{ answers: { demand: 'decline', supply: null } }, 0],
    [{ answers: { demand: 'learn', supply: null } }, 0.3],
    [{ answers: { demand: 'connect', supply: null } }, 0.8],
    [{ answers: { demand: 'connect', supply: null }, met: true }, 0.9],
    [{ answers: { demand: 'connect', supply: null }, met: true, agreed: true }, 1],
  ])('reads %j as %d', (more, target) => {
    expect(targetOf({ ...someAnswers(1, noise)[0]!, ...more }, 'demand')).toBe(target);
  });
});

describe('propensities', () => {
  const seen = (place: number, opened: number): Showing => ({
    ...{ side: 'demand', place, shown: 1000, opened, worth: 500 },
  });

  it('are the discount of nDCG where nothing was counted', () => {
    expect(nothing.looked.demand[0]).toBe(1);
    expect(nothing.looked.demand[2]).toBeCloseTo(0.5);
  });

  it('follow the counts, and never rise with depth', () => {
    const { looked } = propensitiesOf([seen(1, 300), seen(2, 30), seen(3, 200)], []);
    expect(looked.demand[1]).toBeLessThan(0.3);
    expect(looked.demand[2]).toBeLessThanOrEqual(looked.demand[1]!);
    expect(looked.supply).toEqual(nothing.looked.supply);
  });

  it('weigh what was hard to see more, at most five times', () => {
    const [row] = someAnswers(1, noise);
    const at = (demand: number | null) =>
      weightOf(
        { ...row!, openedBy: 'demand', places: { demand, supply: null } },
        'supply',
        nothing,
      );
    expect(at(1)).toBe(1);
    expect(at(3)).toBeCloseTo(2);
    expect(at(null)).toBe(5);
    expect(weightOf({ ...row!, openedBy: 'matchmaker' }, 'demand', nothing)).toBe(1);
  });

  it('count questions that were not answered on the answering side', () => {
    const asked = someAnswers(400, noise).map((row, i) => ({
      ...row,
      answers: { ...row.answers, supply: i % 2 ? row.answers.supply : null },
    }));
    const { answered } = propensitiesOf([], asked);
    expect(answered.supply.at(-1)).toBeCloseTo(0.5);
    expect(answered.demand[0]).toBe(1);
  });
});

it('gini: nobody more than others, one with all, exposures by place', () => {
  expect(gini([3, 3, 3, 3])).toBeCloseTo(0);
  expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75);
  expect(gini([])).toBe(0);
  expect([exposureAt(1), exposureAt(3)]).toEqual([1, 0.5]);
});
