// The yardstick: a bare Fastify + pg handler that runs given SQL and answers the rows. A process of its own.
//   bare.mjs FILE   FILE: {databaseUrl, pool, port, paths: {"/x": [{sql, values}]}}
import fs from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';

const {
  databaseUrl,
  pool: max,
  port,
  paths,
} = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const pool = new pg.Pool({ connectionString: databaseUrl, max });
const app = fastify();

app.get('/*', async (request) => {
  const statements = paths[request.url];
  const results = await Promise.all(statements.map(({ sql, values }) => pool.query(sql, values)));
  return { results: results.map(({ rows }) => rows) };
});
await app.listen({ host: '127.0.0.1', port });
console.log('listening');
