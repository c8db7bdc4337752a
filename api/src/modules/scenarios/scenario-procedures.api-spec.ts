import { startTestApp, type TestApp } from '../../../test/app.js';
import { procedures, scenarioStates } from './scenario-fields.schemas.js';
import { treatsAlike, treatsAlikeSql } from './scenario-procedures.js';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.stop());

it('SQL says of every procedure and state the same as `treatsAlike`', async () => {
  const cases = [...procedures, null].flatMap((procedure) =>
    scenarioStates.map((state) => ({ procedure, state, alike: treatsAlike({ procedure, state }) })),
  );
  const rows = await app.source.query(
    `select procedure, state, ${treatsAlikeSql('s')} as alike
     from unnest($1::text[], $2::text[]) with ordinality as s (procedure, state, place) order by place`,
    [cases.map((one) => one.procedure), cases.map((one) => one.state)],
  );
  expect(rows).toEqual(cases);
});
