import { parentPort, workerData } from 'node:worker_threads';
import { collectGarbage } from '../../platform/memory.js';
import { LocalMatcher } from './local-matcher.js';
import type { MatchStorage } from './match-storage.js';
import type { MatcherCall, MatcherReply } from './matcher.js';

/** The matching thread: answers calls one after the other, in the order they came. */
class OwnThreadMatcher extends LocalMatcher {
  override async settle(): Promise<void> {
    collectGarbage();
  }
}
const matcher = new OwnThreadMatcher(workerData as MatchStorage);
const port = parentPort;
if (!port) throw new Error('this file is the start of a worker thread');

let before: Promise<void> = Promise.resolve();
port.on('message', (call: MatcherCall) => {
  before = before.then(async () => port.postMessage(await answer(call)));
});

async function answer({ no, name, values }: MatcherCall): Promise<MatcherReply> {
  try {
    const method = matcher[name] as (...values: readonly unknown[]) => Promise<unknown>;
    return { no, result: await method.apply(matcher, [...values]) };
  } catch (error) {
    return { no, error: (error as Error).message };
  }
}
