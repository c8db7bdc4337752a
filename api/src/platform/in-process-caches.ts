import { Injectable } from '@nestjs/common';

/** Whether this process answers requests and so keeps caches (search index, matching). The worker apart does not. */
@Injectable()
export class InProcessCaches {
  wanted = true;
}

const patienceMs = 3000;

/**
 * Lets a start wait for a cache that is quick to load, and go on without one that is not: a small
 * installation listens with everything ready, a large one listens at once and says `starting`.
 */
export async function startPatience(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}
