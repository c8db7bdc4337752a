import type { Logger } from '@nestjs/common';

/**
 * Does the work for each item; one that fails is logged by its name and stops no other. The job finds it again
 * on its next run.
 */
export async function eachAlone<T extends { readonly id: string }>(
  log: Pick<Logger, 'error'>,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  for (const item of items)
    try {
      await work(item);
    } catch (error) {
      log.error(
        `${item.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
}
