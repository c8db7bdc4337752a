import type { TestApp } from '../app.js';
import type { Role } from './roles.js';
import type { World } from './world.js';

/** What a role is answered. `unknown`: as if there were nothing. */
export type Wanted = 'done' | 'sign-in' | 'refused' | 'unknown' | 'not-now';

export const statusesOf: Readonly<Record<Wanted, readonly number[]>> = {
  done: [200, 201, 204],
  'sign-in': [401],
  refused: [403],
  unknown: [404],
  // Not possible in this state, or its condition does not hold.
  'not-now': [409, 422],
};

/** Parts of the process that are tried together at a stop. */
export type Part =
  | 'bid'
  | 'papers'
  | 'sealing'
  | 'keys'
  | 'opening'
  | 'criteria'
  | 'evaluation'
  | 'award'
  | 'proof'
  | 'integrity'
  | 'own';

/** One route with who is answered what, for every state of the world. */
export interface Line {
  /** As the API's document has it. */
  readonly route: string;
  readonly part: Part;
  /** Tells lines of one route apart. */
  readonly note?: string;
  readonly path: (world: World, role: Role) => string;
  readonly body?: (world: World, role: Role) => unknown;
  /** The version an edit is made with. */
  readonly tag?: (world: World, role: Role) => number;
  readonly bytes?: (world: World) => Buffer;
  readonly answer: (world: World, role: Role) => Wanted;
}

interface Table<Subject> {
  readonly table: {
    readonly transitions: readonly { readonly action: string; readonly who: readonly string[] }[];
  };
  actions(subject: Subject, relations: readonly string[], now: Date): readonly string[];
}

/** Whether the action is anybody's with these relations, in whatever state. */
const everTheirs = <S>({ table }: Table<S>, action: string, relations: readonly string[]) =>
  table.transitions.some(
    (row) => row.action === action && row.who.some((who) => relations.includes(who)),
  );

/** What a lifecycle says to somebody with these relations: nothing else decides a step. */
export function byTable<Subject>(
  lifecycle: Table<Subject>,
  action: string,
  subject: Subject,
  relations: readonly string[],
): Wanted {
  if (!everTheirs(lifecycle, action, relations)) return 'refused';
  return lifecycle.actions(subject, relations, new Date()).includes(action) ? 'done' : 'not-now';
}

/** A read: there for these, not there for all others. */
export const shown = (is: boolean): Wanted => (is ? 'done' : 'unknown');
/** A step that is possible, but for a condition or an auditor's hold. */
export const unless = (wanted: Wanted, ...obstacles: readonly boolean[]): Wanted =>
  wanted === 'done' && obstacles.some(Boolean) ? 'not-now' : wanted;

/** Whoever is not signed in learns nothing of a route that is not public. */
export const signedIn =
  (answer: Line['answer']): Line['answer'] =>
  (world, role) =>
    role === 'visitor' ? 'sign-in' : answer(world, role);

export const isWrite = ({ route }: Line): boolean => !route.startsWith('GET ');

/** Sends a line's request as the role. */
export async function send(world: World, line: Line, role: Role) {
  const cookie = world.accounts[role]?.cookie;
  const [method = ''] = line.route.split(' ');
  const path = line.path(world, role);
  if (line.bytes) return sendBytes(world.app, path, cookie, line.bytes(world));
  const tag = line.tag?.(world, role);
  const body = line.body?.(world, role);
  return world.app.request(method, path, {
    ...(cookie ? { cookie } : {}),
    ...(body === undefined ? {} : { body }),
    headers: tag === undefined ? {} : { 'if-match': `"${tag}"` },
  });
}

async function sendBytes(app: TestApp, path: string, cookie: string | undefined, bytes: Buffer) {
  const { statusCode, payload } = await app.nest.inject({
    ...{ method: 'PUT', url: `/api/v1${path}`, payload: bytes },
    headers: { 'content-type': 'application/octet-stream', ...(cookie ? { cookie } : {}) },
  });
  const body = payload ? (JSON.parse(payload) as { code?: string }) : null;
  return { status: statusCode, body };
}
