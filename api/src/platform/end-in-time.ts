/** Container engines kill ten seconds after SIGTERM; ending by ourselves before leaves a line that says why. */
export const endPatienceMs = 8000;

/**
 * Ends the process at the latest `endPatienceMs` after it is asked to. A job may hold a connection for longer than
 * anybody waits; nothing is lost by leaving it: work is transactional, claims and locks end with the connection.
 */
export function endInTime(): void {
  const end = () => {
    process.stderr.write(
      'ended while work was under way; it is taken up again at the next start\n',
    );
    process.exit(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => setTimeout(end, endPatienceMs).unref());
}
