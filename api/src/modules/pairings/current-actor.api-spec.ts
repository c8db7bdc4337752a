import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  currentActor,
  pairingLifecycle,
  pairingStates,
  type PairingAnswer,
  type PairingFacts,
  type PairingState,
} from './pairing.lifecycle.js';
import { currentActorSql } from './pairing-sql.queries.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const said: readonly (PairingAnswer | null)[] = [null, 'learn', 'connect'];
const cases = pairingStates.flatMap((state) =>
  said.flatMap((demandAnswer) =>
    said.flatMap((supplyAnswer) =>
      [true, false].map((demandAgreed) => ({ state, demandAnswer, supplyAnswer, demandAgreed })),
    ),
  ),
);
const over: readonly PairingState[] = ['agreed', 'no_fit', 'declined', 'expired', 'overridden'];

it('names exactly one actor for every live pairing, none for an ended one, and SQL names the same', async () => {
  const now = new Date();
  for (const given of cases) {
    const facts: PairingFacts = {
      ...given,
      supplyAgreed: !given.demandAgreed,
      resumeState: null,
      mutualAt: null,
      expiresAt: new Date(now.getTime() + 1000),
      activeAt: now,
      meetingAt: null,
      sealedProcedure: false,
      scenarioOpen: true,
    };
    const actor = currentActor(facts);
    expect(actor === 'none').toBe(over.includes(given.state));
    // Whoever is to move has something to do (a parked or stalled one is taken up again).
    if (actor !== 'none')
      expect([given.state, pairingLifecycle.actions(facts, [actor], now)]).not.toEqual([
        given.state,
        [],
      ]);
    const [row] = await app.source.query<{ actor: string }[]>(
      `select ${currentActorSql} as actor from (select $1::text as state, $2::text as demand_answer,
         $3::text as supply_answer, $4::boolean as demand_agreed, $5::uuid as id) p`,
      [given.state, given.demandAnswer, given.supplyAnswer, given.demandAgreed, uuidv7()],
    );
    expect(row?.actor).toBe(actor);
  }
});
