import { z } from 'zod';

/** Every setting of the service. This file is the only reader of `process.env`. */
const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('0')
  .transform((value) => value === '1' || value === 'true');

const configSchema = z
  .object({
    /** `production` refuses demonstration accounts and a database role that may rewrite history. */
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    /** Where the API listens. */
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    /** The address people type, used in mails, origin checks and share links. */
    PUBLIC_URL: z.url().default('http://127.0.0.1:3000'),
    /** PostgreSQL 15 or later. */
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    /** The role that owns the tables, for migrations only; empty means DATABASE_URL. */
    MIGRATION_DATABASE_URL: z.string().default(''),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
    /** Signs cursors and derives other secrets. At least 32 characters, the same in every process. */
    APP_SECRET: z.string().min(32),
    /**
     * Opens the server's part of sealed bids and signs receipts; the same in every process, kept apart from the database
     * and its backups. Newest first, apart by commas: old ones still open what was sealed to them.
     */
    SEALING_KEY: z.string().default(''),
    SEALING_KEY_FILE: z.string().default(''),
    /** Encrypts drafts of bids and what was opened; as above. */
    BIDS_KEY: z.string().default(''),
    BIDS_KEY_FILE: z.string().default(''),
    /** Meilisearch; empty means the embedded engine. */
    MEILI_URL: z.union([z.literal(''), z.url()]).default(''),
    /** The key the service uses there; in production one that may do no more than it must (see running.md). */
    MEILI_KEY: z.string().default(''),
    /** For `reindex` alone: makes that key on the server. No serving process needs it. */
    MEILI_MASTER_KEY: z.string().default(''),
    /** Who names candidates for matching: this process, or Meilisearch (then MEILI_URL is needed). */
    MATCH_CANDIDATES: z.enum(['in-process', 'meilisearch']).default('in-process'),
    /** An OpenAI-compatible address of embeddings (…/v1/embeddings) for published texts; empty does without. */
    EMBEDDINGS_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
    EMBEDDINGS_MODEL: z.string().default('default'),
    EMBEDDINGS_KEY: z.string().default(''),
    /** Inner networks (CIDR, comma-separated) that configured outgoing addresses may lead into; empty allows none. */
    OUTGOING_NETWORKS: z.string().default(''),
    /** `inside`: the worker runs in the API process. `apart`: `worker.js` runs by itself. */
    WORKER: z.enum(['inside', 'apart']).default('inside'),
    /** SMTP address (smtp://user:password@host:587); empty writes mails to the log table only. */
    SMTP_URL: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]).default(''),
    MAIL_FROM: z.string().default('AI厦门机会清单 <no-reply@localhost>'),
    /** Load the demonstration data and accounts into this database. */
    DEMO_DATA: flag,
    /** One password for all demonstration accounts (tests only); empty makes random ones. */
    DEMO_PASSWORD: z.string().default(''),
    /** Where the demonstration puts its opening officers' key files; empty forgets the keys. */
    DEMO_KEYS_DIR: z.string().default(''),
    /** Folder of the built web pages; empty serves the API only. */
    WEB_DIST: z.string().default(''),
    /** Requests per minute from one account, or from one address without an account. */
    RATE_LIMIT_ACCOUNT: z.coerce.number().int().min(1).default(1200),
    RATE_LIMIT_ADDRESS: z.coerce.number().int().min(1).default(6000),
    /** Addresses or networks (CIDR, comma-separated) of the proxies whose X-Forwarded-For is believed; empty believes none. */
    TRUST_PROXY: z.string().default(''),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    /** Folder on a disk for the snapshot of matching and for texts that need not be in memory; empty keeps none. */
    SNAPSHOT_DIR: z.string().default(''),
    /** Private port for /metrics; 0 switches it off. */
    METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(0),
    /** Where it listens: this machine alone, unless a network between containers keeps others out. */
    METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  })
  .refine((c) => c.MATCH_CANDIDATES === 'in-process' || c.MEILI_URL !== '', {
    path: ['MATCH_CANDIDATES'],
    message: 'meilisearch needs MEILI_URL',
  })
  .refine((c) => c.NODE_ENV !== 'production' || !c.DEMO_DATA, {
    path: ['DEMO_DATA'],
    message: 'demonstration accounts are refused in production',
  })
  .refine((c) => c.NODE_ENV !== 'production' || c.SEALING_KEY || c.SEALING_KEY_FILE, {
    path: ['SEALING_KEY'],
    message: 'needed in production (or SEALING_KEY_FILE)',
  })
  .refine((c) => c.NODE_ENV !== 'production' || c.BIDS_KEY || c.BIDS_KEY_FILE, {
    path: ['BIDS_KEY'],
    message: 'needed in production (or BIDS_KEY_FILE)',
  })
  .refine((c) => c.NODE_ENV !== 'production' || c.PUBLIC_URL.startsWith('https://'), {
    path: ['PUBLIC_URL'],
    message: 'must be https in production',
  });

export type Config = Readonly<z.infer<typeof configSchema>>;
export const CONFIG = Symbol('config');
/** Names of all settings, compared with `.env.example` by a spec. */
export const configKeys = Object.keys(configSchema.shape);

/**
 * Parses settings and lists every fault at once.
 * @throws Error with one line per fault, naming the variable
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  // An empty line in .env means "not set".
  const given = Object.fromEntries(
    Object.entries(env).filter(([key, value]) => configKeys.includes(key) && value !== ''),
  );
  const result = configSchema.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  const faults = result.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`);
  throw new Error(`The configuration is not usable:\n${faults.join('\n')}`);
}

/** Reads the process environment; prints the faults and ends the process when it is not usable. */
export function loadConfig(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(78); // EX_CONFIG
  }
}
