import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { bidLifecycle } from '../src/modules/bids/bid.lifecycle.js';
import { consortiumLifecycle } from '../src/modules/bids/consortium.lifecycle.js';
import { evidenceLifecycle } from '../src/modules/suppliers/evidence.lifecycle.js';
import { capabilityLifecycle } from '../src/modules/suppliers/capability.lifecycle.js';
import { organisationLifecycle } from '../src/modules/identity/organisation.lifecycle.js';
import { listLifecycle } from '../src/modules/lists/list.lifecycle.js';
import { markLifecycle } from '../src/modules/curation/mark.lifecycle.js';
import { suggestionLifecycle } from '../src/modules/suggestions/suggestion.lifecycle.js';
import { questionLifecycle } from '../src/modules/questions/question.lifecycle.js';
import { pairingLifecycle } from '../src/modules/pairings/pairing.lifecycle.js';
import { formLifecycle } from '../src/modules/thesaurus/form.lifecycle.js';
import { awardLifecycle } from '../src/modules/awards/award.lifecycle.js';
import { objectionLifecycle } from '../src/modules/awards/objection.lifecycle.js';
import { proofLifecycle } from '../src/modules/awards/proof.lifecycle.js';
import { flagLifecycle } from '../src/modules/integrity/flag.lifecycle.js';
import { shortlistLifecycle } from '../src/modules/shortlists/shortlist.lifecycle.js';
import { planLifecycle } from '../src/modules/plans/plan.lifecycle.js';
import {
  evaluationLifecycle,
  panelMemberLifecycle,
} from '../src/modules/evaluation/evaluation.lifecycle.js';
import { scenarioLifecycle } from '../src/modules/scenarios/scenario.lifecycle.js';
import { configKeys, parseConfig } from '../src/platform/config.js';
import { dataSourceOptions, migrate, migrations } from '../src/platform/database/data-source.js';
import { declaredErrors, statusOfKind } from '../src/platform/errors.js';
import { declaredEvents } from '../src/platform/events/define-event.js';
import { accessKey, type RouteAccess } from '../src/platform/http/can.decorator.js';
import { openApiDocument } from '../src/platform/http/openapi.js';
import { startTestApp, type TestApp } from './app.js';
import { createEmptyDatabase } from './database.js';
import { anAccount } from './factories/identity.js';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const roles = ['matchmaker', 'reviewer', 'evaluator', 'officer', 'auditor', 'admin'] as const;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: RouteAccess | undefined;
}

/** Every operation of the document with the access its handler declares (by operation id). */
function routes(): Route[] {
  const access = new Map<string, RouteAccess | undefined>();
  const reflector = app.nest.get(Reflector);
  for (const wrapper of app.nest.get(DiscoveryService, { strict: false }).getControllers()) {
    const prototype = Object.getPrototypeOf(wrapper.instance) as Record<string, unknown>;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const handler = prototype[name];
      if (typeof handler !== 'function' || name === 'constructor') continue;
      const id = `${(wrapper.metatype as { name: string }).name.replace(/Controller$/, '')}_${name}`;
      access.set(id, reflector.get<RouteAccess | undefined>(accessKey, handler));
    }
  }
  return Object.entries(openApiDocument(app.nest).paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, { operationId?: string }>).map(
      ([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        access: access.get(operation.operationId ?? ''),
      }),
    ),
  );
}

interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<Record<string, { readonly description?: string }>>;
}

describe('access', () => {
  it('is declared by every route', () => {
    const undeclared = routes().filter((route) => !route.access);
    expect(undeclared).toEqual([]);
    expect(routes().length).toBeGreaterThan(60);
  });

  it('holds for every route and every role', async () => {
    const accounts = new Map<string, string>([['account', (await anAccount(app)).cookie]]);
    for (const role of roles) accounts.set(role, (await anAccount(app, { roles: [role] })).cookie);
    const wrong: string[] = [];
    for (const { method, path, access } of routes()) {
      // Sessions and accounts must outlive this walk.
      if (/\/(me|session|sessions)(\/|$)/.test(path)) continue;
      const url = path.replace(/\{\w+\}/g, '01a20083-0000-7000-8000-000000000000');
      const body = method === 'GET' ? {} : { body: {} };
      const asVisitor = await app.request(method, url, body);
      const closed = access?.kind !== 'public';
      if ((asVisitor.status === 401) !== closed)
        wrong.push(`visitor ${method} ${path}: ${asVisitor.status}`);
      if (access?.kind !== 'can') continue;
      for (const [who, cookie] of accounts) {
        const answer = await app.request(method, url, { ...body, cookie });
        const refused = answer.body?.code === 'request.not-allowed';
        if (refused === access.permission.roles.includes(who))
          wrong.push(`${who} ${method} ${path}: ${answer.status}`);
        if (answer.status >= 500) wrong.push(`${who} ${method} ${path}: ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('the OpenAPI document', () => {
  const operations = () =>
    Object.entries(openApiDocument(app.nest).paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        ...operation,
      })),
    );

  it('says in both languages what every operation does, and no two say the same', () => {
    const inBoth = /^[^·]*\p{Script=Han}[^·]* · [A-Z][^·\p{Script=Han}]*[^.]$/u;
    const silent = operations().filter(({ summary }) => !inBoth.test(summary ?? ''));
    expect(silent.map(({ name, summary }) => [name, summary])).toEqual([]);
    const said = operations().map(({ summary }) => summary);
    expect(said.filter((summary, i) => said.indexOf(summary) < i)).toEqual([]);
  });

  it('describes every answer', () => {
    const bare = operations().flatMap(({ name, responses }) =>
      Object.entries(responses)
        .filter(([, { description }]) => /^(|OK|Done|Problem)$/.test(description ?? ''))
        .map(([status]) => `${name} ${status}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('words', () => {
  it('refuses in both languages, with one code one text', () => {
    for (const [code, text] of declaredErrors) {
      expect(code).toMatch(/^[a-z-]+\.[a-z-]+$/);
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
      expect(Object.keys(statusOfKind)).toContain(text.kind);
      const holes = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();
      expect(holes(text.zh)).toEqual(holes(text.en));
    }
    expect(declaredErrors.size).toBeGreaterThan(50);
  });

  it('names events as past facts of a noun', () => {
    for (const type of declaredEvents.keys())
      expect(type).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });

  it('keeps the settings, .env.example and the schema the same list', () => {
    const example = read('.env.example')
      .split('\n')
      .flatMap((line) => /^#?\s?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(configKeys.filter((key) => !example.includes(key))).toEqual([]);
  });

  it('keeps api/docs/lifecycles.md the same as the tables (UPDATE_DOCS=1 writes it)', () => {
    const tables = {
      scenario: scenarioLifecycle,
      list: listLifecycle,
      question: questionLifecycle,
      suggestion: suggestionLifecycle,
      bid: bidLifecycle,
      'consortium member': consortiumLifecycle,
      pairing: pairingLifecycle,
      plan: planLifecycle,
      award: awardLifecycle,
      objection: objectionLifecycle,
      proof: proofLifecycle,
      flag: flagLifecycle,
      capability: capabilityLifecycle,
      evidence: evidenceLifecycle,
      organisation: organisationLifecycle,
      mark: markLifecycle,
      shortlist: shortlistLifecycle,
      form: formLifecycle,
      evaluation: evaluationLifecycle,
      'panel member': panelMemberLifecycle,
    };
    const parts = Object.entries(tables).map(
      ([noun, lifecycle]) => `## ${noun}\n\n${lifecycle.markdown()}\n`,
    );
    const wanted = `# Lifecycles\n\nMade from the tables in code; each row says what may be done, from where, to where, by whom.\n\n${parts.join('\n')}`;
    const file = 'api/docs/lifecycles.md';
    if (process.env.UPDATE_DOCS) writeFileSync(join(root, file), wanted);
    expect(read(file)).toBe(wanted);
  });

  it('gives every module its level', () => {
    const levels = JSON.parse(read('api/src/module-levels.json')) as Record<string, string[]>;
    const known = Object.values(levels).flat();
    const present = readdirSync(join(root, 'api/src/modules'));
    expect(present.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('configuration', () => {
  it('lists every fault by name and refuses demonstration data in production', () => {
    expect(() => parseConfig({ PORT: 'door', MEILI_URL: 'nowhere' })).toThrow(
      /PORT[\s\S]*DATABASE_URL[\s\S]*APP_SECRET[\s\S]*MEILI_URL/,
    );
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://a:b@127.0.0.1/x',
      APP_SECRET: 'x'.repeat(32),
      DEMO_DATA: '1',
    };
    expect(() => parseConfig(production)).toThrow(/DEMO_DATA/);
  });
});

describe('migrations', () => {
  it('run up, down and up again, and the entities add nothing to the tables', async () => {
    const empty = await createEmptyDatabase();
    await migrate(empty.url);
    const source = await new DataSource(
      dataSourceOptions(empty.url, {
        migrations: await migrations(),
        entities: app.source.options.entities ?? [],
      }),
    ).initialize();
    const count = (await source.query<unknown[]>('select 1 from migrations')).length;
    for (let i = 0; i < count; i++) await source.undoLastMigration();
    const left = await source.query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
    );
    expect(left).toEqual([]);
    await source.runMigrations();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    const drift = upQueries
      .map((q) => q.query)
      .filter(
        (sql) =>
          /^(CREATE TABLE|ALTER TABLE \S+ (ADD "|ALTER COLUMN))/i.test(sql) && !/DEFAULT/.test(sql),
      );
    await source.destroy();
    await empty.drop();
    expect(drift).toEqual([]);
  }, 60_000);
});
