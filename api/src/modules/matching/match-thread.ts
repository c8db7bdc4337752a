import { parentPort } from 'node:worker_threads';
import { LocalMatcher, type MatcherCall, type MatcherReply } from './matcher.js';

/** The matching thread: answers calls one after the other, in the order they came. */
const matcher = new LocalMatcher();
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
