// Fills the public tables with generated texts, so that an index built from them is as varied as one in use: rows of the
// demonstration with other words, codes and dates. Column lists are read from the catalogue.

const BATCH = 1000;
const time = (field) => `to_timestamp(d.${field} / 1000.0)`;

/** What a generated document gives a row; every other column is taken from the row copied. */
const SIDES = {
  scenarios: {
    isPublic: `published_at is not null and state = 'open' and procedure is not null`,
    shape: `title text, summary text, text text, state text, sectors text[], technologies text[], districts text[],
      constraints text[], "publishedAt" float8, deadline float8, "firstUse" bool, procedure text`,
    given: {
      id: 'gen_random_uuid()',
      title: 'd.title',
      summary: 'd.summary',
      problem: 'd.text',
      state: `case d.state when 'intent' then 'intent' else 'open' end`,
      sectors: 'd.sectors',
      technologies: 'd.technologies',
      districts: 'd.districts',
      constraints: 'd.constraints',
      procedure: 'd.procedure',
      first_use: 'd."firstUse"',
      deadline: time('deadline'),
      published_at: time('"publishedAt"'),
      // Near-duplicates are not measured here, and their index costs more than all else.
      similar_text: `''`,
      external_id: 'null',
    },
  },
  capabilities: {
    isPublic: `state = 'published' and not unclaimed`,
    shape: `title text, summary text, text text, kind text, sectors text[], technologies text[], districts text[],
      constraints text[], deployments text[], "publishedAt" float8, maturity int`,
    given: {
      id: 'gen_random_uuid()',
      title: 'd.title',
      summary: 'd.summary',
      description: 'd.text',
      kind: 'd.kind',
      sectors: 'd.sectors',
      technologies: 'd.technologies',
      districts: 'd.districts',
      constraints: 'd.constraints',
      deployments: 'd.deployments',
      maturity: 'd.maturity',
      published_at: time('"publishedAt"'),
      external_id: 'null',
    },
  },
};

async function fill(client, table, make, wanted) {
  const { isPublic, shape, given } = SIDES[table];
  const { rows } = await client.query(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  await client.query(
    `create temp table bench_base as
     select *, row_number() over (order by id) - 1 as place from ${table} where ${isPublic}`,
  );
  const values = names.map((name) => given[name] ?? `b.${name}`);
  const insert = `insert into ${table} (${names.join(', ')})
    select ${values.join(', ')} from (
      select *, row_number() over () as n from jsonb_to_recordset($1) as r(${shape})) d
    join bench_base b on b.place = d.n % (select count(*) from bench_base)`;
  for (let from = 0; from < wanted; from += BATCH) {
    const count = Math.min(BATCH, wanted - from);
    const documents = Array.from({ length: count }, (_, i) => make(from + i));
    await client.query(insert, [JSON.stringify(documents)]);
  }
  await client.query('drop table bench_base');
}

/**
 * Adds so many public rows to each side.
 * @param {import('pg').Client} client
 * @param {{scenario: (n: number) => object, capability: (n: number) => object}} makers of search/bench/corpus.mjs
 */
export async function addVariedRows(client, makers, wanted) {
  await fill(client, 'scenarios', makers.scenario, wanted);
  await fill(client, 'capabilities', makers.capability, wanted);
  await client.query('vacuum analyze');
}
