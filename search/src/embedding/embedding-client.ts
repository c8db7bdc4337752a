// Vectors from any server that speaks the OpenAI form of `/v1/embeddings`. Knows nothing of what the texts are.

export interface EmbeddingOptions {
  /** The full address, usually ending in /v1/embeddings. */
  url: string;
  model: string;
  key?: string;
  /** Milliseconds for one request; default 10,000. */
  timeoutMs?: number;
  /** Texts in one request; default 32. */
  batch?: number;
  /** Attempts for one request; default 3. */
  attempts?: number;
  /** Milliseconds before the second attempt, doubled for each further one; default 500. */
  pauseMs?: number;
  /** How requests go out; default the global `fetch`, which follows no redirect here. */
  send?: Send;
}

export interface SentRequest {
  method: string;
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}
type Send = (
  url: string,
  request: SentRequest,
) => Promise<{ ok: boolean; status: number; json(): Promise<unknown> }>;

/** The server did not give what was asked for. The message names no address, key or text. */
export class EmbeddingsUnavailable extends Error {
  override readonly name = 'EmbeddingsUnavailable';
}

const byFetch: Send = (url, request) => fetch(url, { ...request, redirect: 'error' });

const DEFAULTS = { timeoutMs: 10_000, batch: 32, attempts: 3, pauseMs: 500 };

/** Worth asking again: the server is busy or broken, not the question. */
const isPassing = (status: number): boolean => status === 429 || status === 408 || status >= 500;

export class EmbeddingClient {
  private readonly options: Required<Omit<EmbeddingOptions, 'key'>> & { key: string };

  constructor(options: EmbeddingOptions) {
    this.options = { ...DEFAULTS, key: '', send: byFetch, ...options };
  }

  /**
   * Unit vectors of texts, in order.
   * @throws EmbeddingsUnavailable after the last attempt, or at once for an answer that will not change
   */
  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let from = 0; from < texts.length; from += this.options.batch) {
      vectors.push(...(await this.request(texts.slice(from, from + this.options.batch))));
    }
    return vectors;
  }

  private async request(input: readonly string[]): Promise<Float32Array[]> {
    const { attempts, pauseMs } = this.options;
    for (let attempt = 1; ; attempt++) {
      const answer = await this.once(input);
      if (Array.isArray(answer)) return answer;
      if (!answer.passing || attempt >= attempts) {
        throw new EmbeddingsUnavailable(`no embeddings: ${answer.reason}`);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** (attempt - 1)));
    }
  }

  private async once(
    input: readonly string[],
  ): Promise<Float32Array[] | { reason: string; passing: boolean }> {
    const { url, model, key, timeoutMs } = this.options;
    try {
      const answer = await this.options.send(url, {
        method: 'POST',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json',
          ...(key ? { authorization: `Bearer ${key}` } : {}),
        },
        body: JSON.stringify({ model, input }),
      });
      if (!answer.ok) {
        return { reason: `status ${answer.status}`, passing: isPassing(answer.status) };
      }
      return vectorsOf(await answer.json(), input.length);
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable) return { reason: error.message, passing: false };
      const name = String((error as { name?: unknown }).name);
      if (name === 'OutgoingRefused') return { reason: 'address refused', passing: false };
      if (name === 'SyntaxError') return { reason: 'an answer of another form', passing: false };
      return { reason: name === 'TimeoutError' ? 'time-out' : 'unreachable', passing: true };
    }
  }
}

/** @throws EmbeddingsUnavailable for an answer of another form */
function vectorsOf(body: unknown, count: number): Float32Array[] {
  const { data } = (body ?? {}) as { data?: unknown };
  const rows = Array.isArray(data) ? (data as { index?: number; embedding?: unknown }[]) : [];
  const vectors: Float32Array[] = [];
  rows.forEach(({ index, embedding }, i) => {
    if (Array.isArray(embedding) && embedding.every(Number.isFinite) && embedding.length > 0) {
      vectors[index ?? i] = unit(embedding as number[]);
    }
  });
  const width = vectors[0]?.length;
  const whole = Array.from({ length: count }, (_, i) => vectors[i]?.length === width);
  if (width === undefined || whole.includes(false)) {
    throw new EmbeddingsUnavailable('an answer of another form');
  }
  return vectors.slice(0, count);
}

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
