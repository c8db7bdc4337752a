import { EngineState } from './engine-state.js';

test('is left alone after a failure, longer each time, and trusted again after a success', () => {
  let now = 0;
  const state = new EngineState(() => now);
  expect([state.usable(), state.part()]).toEqual([false, 'starting']);
  state.phase = 'ready';
  expect([state.usable(), state.part()]).toEqual([true, 'ready']);
  for (const pause of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
    state.failed('gone');
    expect([state.usable(), state.part(), state.reason]).toEqual([false, 'degraded', 'gone']);
    now += pause - 1;
    expect(state.usable()).toBe(false);
    now += 1;
    expect(state.usable()).toBe(true);
  }
  state.worked();
  state.failed('again');
  now += 1000;
  expect(state.usable()).toBe(true);
});

test('an engine that holds nothing is not asked', () => {
  const state = new EngineState();
  state.phase = 'empty';
  expect([state.usable(), state.part()]).toEqual([false, 'degraded']);
});
