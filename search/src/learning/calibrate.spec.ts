import { chanceOf, logit } from '../matching/model.js';
import { noise, planted, someAnswers } from '../testing/answers.js';
import { calibrate, calibrationError, fitCurve, type Outcome } from './calibrate.js';
import { answersIn, scoresOf } from './observations.js';
import { Random } from '../evaluation/random.js';

/** Exactly so many answers: both sides of each pairing answer, the last one perhaps alone. */
function answers(count: number) {
  const rows = someAnswers(Math.ceil(count / 2), planted);
  if (count % 2 === 1) rows.at(-1)!.answers.supply = null;
  expect(answersIn(rows)).toBe(count);
  return rows;
}

it('begins at 300 answers, not at 299', () => {
  expect(calibrate(answers(299), {})).toBeNull();
  const found = calibrate(answers(300), {});
  expect(found?.calibration.p.answers).toBe(150);
  expect(found?.figures.tested.p).toBe(45);
});

it('never changes an order: a higher score has a higher chance, even where answers say the opposite', () => {
  const upside: Outcome[] = Array.from({ length: 400 }, (_, i) => ({
    score: i / 400,
    happened: i < 200,
  }));
  const curve = fitCurve(upside);
  const values = [0.001, 0.1, 0.3, 0.31, 0.8, 0.999].map((score) => chanceOf(score, curve));
  for (let i = 1; i < values.length; i++) {
    expect(values[i]!.value).toBeGreaterThan(values[i - 1]!.value);
    expect(values[i]!.low).toBeLessThan(values[i]!.value);
    expect(values[i]!.high).toBeGreaterThan(values[i]!.value);
  }
});

it('finds a plain distortion and removes its error on later answers', () => {
  const random = new Random(9);
  const draw = (count: number): Outcome[] =>
    Array.from({ length: count }, () => {
      const score = 0.02 + 0.96 * random.next();
      const chance = 1 / (1 + Math.exp(-(0.5 * logit(score) - 1)));
      return { score, happened: random.chance(chance) };
    });
  const curve = fitCurve(draw(3000));
  const later = draw(3000);
  expect(curve.slope).toBeCloseTo(0.5, 1);
  expect(calibrationError(later, (score) => score)).toBeGreaterThan(0.1);
  expect(calibrationError(later, (score) => chanceOf(score, curve).value)).toBeLessThan(0.05);
});

it('has wide bands on noise: no two scores can be told apart', () => {
  const curveOf = (truth: typeof noise) => calibrate(someAnswers(150, truth), {})!.calibration.p;
  const [low, high] = [chanceOf(0.1, curveOf(noise)), chanceOf(0.9, curveOf(noise))];
  expect(low.high).toBeGreaterThan(high.low);
  expect(high.high - high.low).toBeGreaterThan(0.15);
  const sure = someAnswers(150, ({ demand }) => {
    const sum = Object.values(demand).reduce((total, value) => total + value, 0);
    return { demand: sum > 0 ? 0.97 : 0.03, supply: 0.5 };
  });
  const curve = calibrate(sure, {})!.calibration.p;
  expect(chanceOf(0.9, curve).low).toBeGreaterThan(chanceOf(0.1, curve).high);
  const width = ({ high: to, low: from }: { high: number; low: number }) => to - from;
  expect(width(chanceOf(0.9, curve))).toBeLessThan(width(high));
});

it('does not depend on the order of rows', () => {
  const rows = someAnswers(200, planted);
  expect(calibrate([...rows].reverse(), {})).toEqual(calibrate(rows, {}));
});

it('reads scores from the recorded lines', () => {
  const [row] = someAnswers(1, planted);
  const { p } = scoresOf(row!, {});
  const sum = Object.values(row!.lines.demand).reduce((total, value) => total + value, 0);
  expect(logit(p)).toBeCloseTo(sum, 9);
});
