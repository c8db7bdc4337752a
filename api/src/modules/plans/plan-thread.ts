import { parentPort } from 'node:worker_threads';
import { LocalPlanner, type PlannerCall, type PlannerReply } from './planner.js';

/** The planning thread: one computation, its progress, its result. */
const port = parentPort;
if (!port) throw new Error('this file is the start of a worker thread');
const planner = new LocalPlanner();
const say = (reply: PlannerReply) => port.postMessage(reply);

port.on('message', (call: PlannerCall) => {
  const result =
    call.name === 'solve'
      ? planner.solve(call.question, (share) => say({ share }))
      : planner.price(call.question);
  result.then(
    (done) => say({ result: done }),
    (error: unknown) => say({ error: (error as Error).message }),
  );
});
