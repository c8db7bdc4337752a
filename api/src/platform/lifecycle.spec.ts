import { requestErrors } from './errors.js';
import { Lifecycle } from './lifecycle.js';

type Door = { state: 'open' | 'closed' | 'locked'; stuck?: boolean };
const door = new Lifecycle<Door['state'], 'close' | 'lock' | 'open', Door>({
  noun: 'door',
  initial: ['open'],
  transitions: [
    { action: 'close', from: ['open'], to: 'closed', who: ['anyone'] },
    {
      action: 'lock',
      from: ['closed'],
      to: 'locked',
      who: ['keeper'],
      when: (subject) => (subject.stuck ? requestErrors('not-found') : null),
    },
    { action: 'open', from: ['closed', 'locked'], to: 'open', who: ['keeper'] },
  ],
});
const now = new Date(0);

describe('lifecycle', () => {
  it('offers exactly the actions that state, person and facts allow', () => {
    expect(door.actions({ state: 'open' }, ['anyone'], now)).toEqual(['close']);
    expect(door.actions({ state: 'closed' }, ['keeper'], now)).toEqual(['lock', 'open']);
    expect(door.actions({ state: 'closed', stuck: true }, ['keeper'], now)).toEqual(['open']);
    expect(door.actions({ state: 'closed' }, ['anyone'], now)).toEqual([]);
  });
  it('performs, or refuses with the reason', () => {
    expect(door.perform('close', { state: 'open' }, ['anyone'], now)).toBe('closed');
    expect(() => door.perform('lock', { state: 'closed' }, ['anyone'], now)).toThrow(
      expect.objectContaining({ code: 'request.not-allowed' }),
    );
    expect(() => door.perform('lock', { state: 'open' }, ['keeper'], now)).toThrow(
      expect.objectContaining({ code: 'request.action-not-allowed' }),
    );
    expect(() => door.perform('lock', { state: 'closed', stuck: true }, ['keeper'], now)).toThrow(
      expect.objectContaining({ code: 'request.not-found' }),
    );
  });
  it('refuses a table with a state that nothing reaches', () => {
    expect(
      () =>
        new Lifecycle<'a' | 'b', 'go'>({
          noun: 'broken',
          initial: ['a'],
          transitions: [{ action: 'go', from: ['b'], to: 'a', who: ['x'] }],
        }),
    ).toThrow('unreachable states b');
  });
});
