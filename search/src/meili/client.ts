import { Meilisearch } from 'meilisearch';
import type { EnqueuedTaskPromise, Task } from 'meilisearch';
import { SearchUnavailable } from '../engine.js';

/* Two clients for one server: searches must answer soon or not at all, writes may take their time. */

export interface MeiliOptions {
  /** http(s)://host:port */
  url: string;
  key: string;
  /** Put before index names, so that several installations can share a server. */
  prefix?: string;
  /** Milliseconds a search may take; default 2,000. */
  searchTimeout?: number;
  /** Milliseconds a write task may take; default 120,000. */
  taskTimeout?: number;
}

/**
 * Answers as they are: the server sends a compressed one in several small packets, the last of which waits for the
 * acknowledgement of the one before, about 40 ms of every request (measured: 47 ms with gzip, 2 ms without).
 */
const UNCOMPRESSED = { headers: { 'Accept-Encoding': 'identity' } };
const SEARCH_TIMEOUT = 2_000;
const WRITE_TIMEOUT = 30_000;
const TASK_TIMEOUT = 120_000;
/** Milliseconds between looks at a task: short at first, for single documents, then longer. */
const FIRST_LOOK = 10;
const LAST_LOOK = 500;
const ENDED = new Set(['succeeded', 'failed', 'canceled']);

export class MeiliClients {
  readonly reader: Meilisearch;
  readonly writer: Meilisearch;
  readonly prefix: string;
  private readonly taskTimeout: number;

  constructor(options: MeiliOptions) {
    const server = { host: options.url, apiKey: options.key, requestInit: UNCOMPRESSED };
    this.reader = new Meilisearch({ ...server, timeout: options.searchTimeout ?? SEARCH_TIMEOUT });
    this.writer = new Meilisearch({ ...server, timeout: WRITE_TIMEOUT });
    this.prefix = options.prefix ?? '';
    this.taskTimeout = options.taskTimeout ?? TASK_TIMEOUT;
  }

  /**
   * Waits until the server has done a write.
   * @throws SearchUnavailable when it failed or was cancelled.
   */
  async done(task: EnqueuedTaskPromise): Promise<Task> {
    const { taskUid } = await task;
    const finished = await this.ended(taskUid);
    if (finished.status !== 'succeeded') {
      const code = finished.error?.code ?? finished.status;
      const reason = code === 'index_not_found' ? 'not-ready' : 'failed';
      throw new SearchUnavailable(
        reason,
        `the search server did not do ${finished.type} (${code})`,
      );
    }
    return finished;
  }

  /** The client's own waiting asks fifty times a second for as long as it takes. */
  private async ended(taskUid: number): Promise<Task> {
    const deadline = Date.now() + this.taskTimeout;
    for (let wait = FIRST_LOOK; ; wait = Math.min(wait * 1.5, LAST_LOOK)) {
      const task = await this.writer.tasks.getTask(taskUid);
      if (ENDED.has(task.status)) return task;
      if (Date.now() > deadline) {
        throw new SearchUnavailable('time-out', 'the search server did not finish a task in time');
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
