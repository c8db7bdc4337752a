import createClient from 'openapi-fetch';
import type { paths } from './schema';
import { OFFLINE, Problem, toProblem } from './problem';

/** The language the answers should be in; kept by i18n so that this file need not import it. */
let language = 'zh-CN';
export function setApiLanguage(next: string): void {
  language = next;
}

/** Looked up at call time, so that tests can put their own answers in its place. */
const fetchWithLanguage = (request: Request): Promise<Response> => {
  request.headers.set('accept-language', language);
  return globalThis.fetch(request);
};

/** Typed by the API's own OpenAPI document. */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  fetch: fetchWithLanguage,
  querySerializer: { array: { style: 'form', explode: true } },
});

interface Answer<Data> {
  data?: Data | undefined;
  error?: unknown;
  response: Response;
}

/**
 * The body of a successful call.
 * @throws Problem for every refusal, and with code `client.offline` when no answer came
 */
export async function read<Data>(call: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const answer = await call.catch((cause: unknown) => {
    throw new Problem({ code: OFFLINE, title: String(cause) }, 0);
  });
  if (!answer.response.ok) throw toProblem(answer.error, answer.response);
  return answer.data as NonNullable<Data>;
}

/**
 * Sends bytes, which the typed client does not know how to.
 * @throws Problem like `read`
 */
export async function putBytes(
  path: string,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<void> {
  await raw(path, {
    method: 'PUT',
    body: new Blob([new Uint8Array(bytes)]),
    headers: { 'content-type': 'application/octet-stream', ...headers },
  });
}

/** The bytes of a file, as they arrive. @throws Problem like `read` */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  const reader = (await raw(path, {})).body?.getReader();
  // Not `for await`: Safari's streams know no iteration.
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    yield part.value;
}

async function raw(path: string, init: RequestInit): Promise<Response> {
  const origin = globalThis.location?.origin ?? '';
  const request = new Request(`${origin}/api/v1${path}`, { credentials: 'same-origin', ...init });
  const response = await fetchWithLanguage(request).catch((cause: unknown) => {
    throw new Problem({ code: OFFLINE, title: String(cause) }, 0);
  });
  if (!response.ok) throw toProblem(await response.json().catch(() => null), response);
  return response;
}

/** Headers of an edit: the version the reader saw, so that nobody's change is overwritten unseen. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/** Headers of a create: the same key on a repeated press makes the same thing once. */
export const idempotencyKey = (key: string) => ({ 'Idempotency-Key': key });

/** A fresh key for one intention of the reader; keep it for as long as the form is open. */
export const newKey = (): string => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
