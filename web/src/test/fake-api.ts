/** One call the page made. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

type Reply = unknown;
type Handler = (call: Call) => Reply;

/** An answer other than 200: give it as the reply of a handler. */
export class Refusal {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }
}

const json = (status: number, body: unknown) =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

/**
 * Stands in for the API: `{'GET /scenarios': () => page([...])}`; `:id` in a path matches one part.
 * A call nobody answers is a 404 problem. Returns the calls made, oldest first.
 */
export function fakeApi(handlers: Record<string, Handler>): Call[] {
  const calls: Call[] = [];
  const routes = Object.entries({ ...standing, ...handlers }).map(([key, handler]) => {
    const [method = 'GET', path = ''] = key.split(' ');
    return {
      method,
      pattern: new RegExp(`^/api/v1${path.replaceAll(/:\w+/g, '[^/]+')}$`),
      handler,
    };
  });
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const isBytes = request.headers.get('content-type') === 'application/octet-stream';
    const text = isBytes ? '' : await request.clone().text();
    const call: Call = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: isBytes
        ? new Uint8Array(await request.arrayBuffer())
        : text
          ? (JSON.parse(text) as unknown)
          : undefined,
    };
    calls.push(call);
    const route = routes.find((one) => one.method === call.method && one.pattern.test(call.path));
    if (!route)
      return json(404, { code: 'request.not-found', title: `no answer for ${call.path}` });
    const reply = await route.handler(call);
    if (reply instanceof Response) return reply;
    return reply instanceof Refusal ? json(reply.status, reply.body) : json(200, reply);
  };
  return calls;
}

/** The answer of a list. */
export const page = <Item>(
  items: Item[],
  total = items.length,
  nextCursor: string | null = null,
) => ({
  items,
  total,
  nextCursor,
});

const term = (kind: string, code: string, zh: string, en: string) => ({
  kind,
  code,
  zh,
  en,
  attributes: {},
  position: 0,
});

/** What every page asks for. */
const standing: Record<string, Handler> = {
  'GET /session': () => ({ user: null, roles: [], memberships: [], actions: [] }),
  'GET /taxonomies': () =>
    page([
      term('sector', 'health', '医疗', 'Health'),
      term('sector', 'industry', '工业', 'Industry'),
      term('district', 'siming', '思明', 'Siming'),
      term('technology', 'vision', '计算机视觉', 'Computer vision'),
    ]),
};
