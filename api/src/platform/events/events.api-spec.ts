import { startTestApp, type TestApp } from '../../../test/app.js';
import { Transactions } from '../database/transaction.js';
import { systemActor } from '../http/actor.js';
import { z } from 'zod';
import { v7 as uuidv7 } from 'uuid';
import { defineEvent } from './define-event.js';
import { Dispatcher } from './dispatcher.js';
import { EventFollower } from './follower.js';
import { Sealer } from './sealer.js';
import { SubscriberRegistry } from './subscriber-registry.js';

const BellRung = defineEvent('bell.rung', z.object({ loud: z.boolean() }));

let app: TestApp;
let heard: string[] = [];
let followed: string[] = [];
let failures = 0;

beforeAll(async () => {
  app = await startTestApp();
  const registry = app.nest.get(SubscriberRegistry);
  registry.addOnce('test.listener', ['bell.rung'], async (event, tx) => {
    await tx.query('select 1');
    if (failures > 0) {
      failures -= 1;
      throw new Error('deaf today');
    }
    heard.push(event.subjectId);
  });
  registry.addFollower(['bell.rung'], (events) => {
    followed.push(...events.map((e) => e.subjectId));
  });
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.settle();
  heard = [];
  followed = [];
});

function ring(id: string, andThen?: () => void): Promise<void> {
  return app.nest.get(Transactions).run(systemActor(), async (tx) => {
    await tx.record(BellRung, { type: 'bell', id }, { loud: true });
    andThen?.();
  });
}

describe('events', () => {
  it('delivers a committed event once and tells every follower', async () => {
    const id = uuidv7();
    await ring(id);
    await app.settle();
    await app.settle();
    expect(heard).toEqual([id]);
    expect(followed).toEqual([id]);
  });

  it('keeps nothing of a transaction that failed', async () => {
    const id = uuidv7();
    await expect(
      ring(id, () => {
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await app.settle();
    expect(heard).toEqual([]);
    expect(await app.eventsOf(id)).toEqual([]);
  });

  it('retries a subscriber that failed and says why it waits', async () => {
    const id = uuidv7();
    failures = 1;
    await ring(id);
    await app.nest.get(Dispatcher).drain();
    expect(heard).toEqual([]);
    const [row] = await app.source.query<{ error: string; attempts: number }[]>(
      `select d.error, d.attempts from deliveries d join events e on e.id = d.event_id where e.subject_id = $1`,
      [id],
    );
    expect(row).toMatchObject({ error: 'deaf today', attempts: 1 });
    await app.source.query(
      `update deliveries set due_at = clock_timestamp() where state = 'pending'`,
    );
    await app.nest.get(Dispatcher).drain();
    expect(heard).toEqual([id]);
  });

  it('delivers once what two workers have claimed, the claim of the first having run out', async () => {
    const id = uuidv7();
    await ring(id);
    const dispatcher = app.nest.get(Dispatcher);
    const first = await dispatcher['claim']();
    expect(first.length).toBe(1);
    await app.source.query(`update deliveries set claimed_until = clock_timestamp()`);
    const second = await dispatcher['claim']();
    for (const delivery of [...first, ...second]) await dispatcher['deliver'](delivery);
    expect(heard).toEqual([id]);
  });

  it('shows followers an event that commits late, in order, exactly once', async () => {
    const late = uuidv7();
    const early = uuidv7();
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const slow = app.nest.get(Transactions).run(systemActor(), async (tx) => {
      await tx.record(BellRung, { type: 'bell', id: late }, { loud: false });
      await gate;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await ring(early);
    await app.nest.get(EventFollower).catchUp();
    release();
    await slow;
    await app.nest.get(EventFollower).catchUp();
    await app.nest.get(EventFollower).catchUp();
    expect([...followed].sort()).toEqual([late, early].sort());
  });

  it('refuses to change or delete what is in the log', async () => {
    const id = uuidv7();
    await ring(id);
    await expect(
      app.source.query('delete from events where subject_id = $1', [id]),
    ).rejects.toThrow('append-only');
    await expect(app.source.query('update events set type = $1', ['x.y'])).rejects.toThrow(
      'append-only',
    );
    await expect(app.source.query('truncate events cascade')).rejects.toThrow('append-only');
  });

  it('seals the log and notices any later change', async () => {
    await ring(uuidv7());
    const sealer = app.nest.get(Sealer);
    while (await sealer.seal());
    const before = await sealer.verify();
    expect(before).toMatchObject({ fault: null, unsealed: 0 });
    expect(before.sealed).toBeGreaterThan(0);
    await app.source.query('alter table events disable trigger all');
    await app.source.query(
      `update events set payload = '{"loud": false}' where seq = (select min(seq) from events)`,
    );
    await app.source.query('alter table events enable trigger all');
    expect((await sealer.verify()).fault).toMatchObject({ position: 1, fault: 'hash' });
  });
});
