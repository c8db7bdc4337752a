// Learns which SQL a request costs, from PostgreSQL's own log, so that the bare handler runs the very same.
import fs from 'node:fs';
import path from 'node:path';
import { sleep } from '../pg/processes.mjs';

/** Server settings this needs. */
export const logSettings = {
  logging_collector: 'on',
  log_destination: 'jsonlog',
  log_directory: 'log',
  log_filename: 'server.log',
  log_rotation_size: '0',
};
const REPEATS = 3;

/** `$1 = 'it''s', $2 = NULL` as a list of values. */
function parameters(detail = '') {
  const values = [];
  for (const match of detail.matchAll(/\$\d+ = (NULL|'((?:[^']|'')*)')/g)) {
    values.push(match[1] === 'NULL' ? null : match[2].replaceAll("''", "'"));
  }
  return values;
}

function statements(lines) {
  return lines
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ message, detail }) => ({
      found: /^(?:execute [^:]*|statement): (.*)$/s.exec(message),
      detail,
    }))
    .filter(({ found }) => found && /^\s*(select|with)/i.test(found[1]))
    .map(({ found, detail }) => ({ sql: found[1], values: parameters(detail) }));
}

/** What did not run in every repetition belongs to the service's background work. */
function inEveryRepetition(all) {
  const counted = new Map();
  for (const statement of all) {
    const key = JSON.stringify(statement);
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return [...counted].filter(([, n]) => n >= REPEATS).map(([key]) => JSON.parse(key));
}

/**
 * @param {{client: import('pg').Client, dataDir: string}} server
 * @param {string[]} addresses
 * @param {(address: string) => Promise<void>} request
 * @returns {Promise<Record<string, {sql: string, values: (string | null)[]}[]>>} by address, what a request ran
 */
export async function statementsOf({ client, dataDir }, addresses, request) {
  const file = path.join(dataDir, 'log', 'server.json');
  const switchLog = async (value) => {
    await client.query(`alter system set log_statement = ${value}`);
    await client.query('select pg_reload_conf()');
    await sleep(500);
  };
  const found = {};
  await switchLog("'all'");
  for (const address of addresses) {
    const from = fs.statSync(file).size;
    for (let i = 0; i < REPEATS; i++) await request(address);
    // The log is written by a process of its own, a moment later.
    await sleep(150);
    const text = fs.readFileSync(file).subarray(from).toString('utf8');
    found[address] = inEveryRepetition(statements(text.split('\n')));
  }
  await switchLog("'none'");
  return found;
}
