// Rows of the bench of the deadline: a call by bids, its officers, and many bidders with sessions.
import { createHash, randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { newOfficerKey } from '@aism/sealing';
import { compiled } from '../run/settings.mjs';

const { newSessionToken } = await import(
  pathToFileURL(compiled('platform', 'http', 'session-token.js')).href
);

const tokenHash = (token) => createHash('sha256').update(token).digest('base64url');

/** A signed-in account, of an organisation where one is given. @returns its cookie */
async function account(client, secret, { organisationId, role }) {
  const id = randomUUID();
  const token = newSessionToken(secret);
  await client.query(
    `insert into users (id, email, display_name, email_proved_at) values ($1::uuid, $1::text || '@bench.example', '压测', app_now())`,
    [id],
  );
  if (role)
    await client.query('insert into user_roles (user_id, role) values ($1, $2)', [id, role]);
  if (organisationId)
    await client.query(
      `insert into memberships (organisation_id, user_id, role) values ($1, $2, 'owner')`,
      [organisationId, id],
    );
  await client.query(
    `insert into sessions (id, user_id, token_hash, expires_at) values ($1, $2, $3, app_now() + interval '1 day')`,
    [randomUUID(), id, tokenHash(token)],
  );
  return `aism_session=${token}`;
}

async function organisation(client, no) {
  const id = randomUUID();
  await client.query(
    `insert into organisations (id, name, short_name, kind, credit_code, district, intro, publishes, supplies, state, demo)
     values ($1, $2, $2, 'enterprise', $3, 'siming', '', true, true, 'approved', false)`,
    [id, `压测机构${no}`, `BENCH${String(no).padStart(13, '0')}`],
  );
  return id;
}

/** @returns {Promise<{scenarioId: string, publisher: string, officers: object[], bidders: string[]}>} cookies of all */
export async function fillDeadline(client, secret, count) {
  const publisherId = await organisation(client, 0);
  const scenarioId = randomUUID();
  await client.query(
    `insert into scenarios (id, organisation_id, state, title, procedure, deadline, published_version, published_at)
     values ($1, $2, 'open', '压测揭榜', 'bids', app_now() + interval '1 day', 1, app_now())`,
    [scenarioId, publisherId],
  );
  await client.query(
    `insert into scenario_versions (scenario_id, n, content, hash, fields, material)
     values ($1, 1, '{"mustHave": [], "niceToHave": []}', 'x', '{}', false)`,
    [scenarioId],
  );
  const officers = [];
  for (let i = 0; i < 3; i++) {
    const cookie = await account(client, secret, { role: 'officer' });
    officers.push({ cookie, key: await newOfficerKey() });
  }
  const bidders = [];
  for (let i = 1; i <= count; i++) {
    const organisationId = await organisation(client, i);
    bidders.push(await account(client, secret, { organisationId }));
  }
  const publisher = await account(client, secret, { organisationId: publisherId });
  return { scenarioId, publisher, officers, bidders };
}
