// Fills the public tables up to a wanted number of rows by varying the demonstration rows that are there.
// Column lists are read from the catalogue, so that a new column needs no change here.

/** What differs from the row copied; every other column is taken over. `n` counts the copies. */
const VARIED = {
  id: 'gen_random_uuid()',
  title: "left(title, 70) || ' ' || n",
  similar_text: "similar_text || ' ' || n",
  external_id: 'null',
  published_at: "published_at - n * interval '7 minutes'",
  created_at: "created_at - n * interval '7 minutes'",
};

/**
 * @param {import('pg').Client} client
 * @param {string} table
 * @param {string} isPublic SQL condition of the rows to copy and to count
 * @param {number} wanted
 * @returns {Promise<number>} rows that meet the condition now
 */
async function fill(client, table, isPublic, wanted) {
  const { rows: columns } = await client.query(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => VARIED[name] ?? name);
  await client.query(
    `with base as (select *, row_number() over (order by id) as place from ${table} where ${isPublic}),
          size as (select count(*)::int as rows from base)
     insert into ${table} (${names.join(', ')})
     select ${values.join(', ')}
     from base, size, lateral generate_series(1, (($1 - rows) / rows) + 1) as n
     where (n - 1) * rows + place <= $1 - rows`,
    [wanted],
  );
  const { rows } = await client.query(`select count(*)::int as n from ${table} where ${isPublic}`);
  return rows[0].n;
}

/** Fills both sides up to `wanted` public rows each. */
export async function fillBothSides(client, wanted) {
  const scenarios = await fill(client, 'scenarios', 'published_at is not null', wanted);
  const capabilities = await fill(client, 'capabilities', "state = 'published'", wanted);
  await client.query('vacuum analyze');
  return { scenarios, capabilities };
}
