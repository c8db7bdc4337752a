const lostConnection = new Set([
  '55000',
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  return typeof code === 'string' ? code : codeOf(driverError);
}

/**
 * What TypeORM says of the statement after the one whose connection ended: it gives the runner up
 * at once, so the cut itself is never heard of. A transaction of ours does not release its runner.
 */
const lostRunner = new Set([
  'QueryRunnerAlreadyReleasedError',
  'QueryRunnerProviderAlreadyReleasedError',
]);

/** Whether the database could not be reached or dropped the connection (not a fault of the request). */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  return (
    lostConnection.has(code) ||
    lostRunner.has(name) ||
    code.startsWith('08') ||
    code === '53300' || // too many connections
    /Connection terminated|timeout exceeded when trying to connect|not queryable|DataSource.*not.*(connected|initialized)|Driver not Connected/i.test(
      message,
    )
  );
}

/** Whether the transaction lost a race and may simply be run again. */
export function isSerialisationFailure(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

/** The violated unique constraint's name, or null when the error is another one. */
export function uniqueViolation(error: unknown): string | null {
  if (codeOf(error) !== '23505') return null;
  const outer = error as { constraint?: string; driverError?: { constraint?: string } };
  return outer.driverError?.constraint ?? outer.constraint ?? '';
}

/** Text or numbers that PostgreSQL cannot hold (bad bytes, out of range): a fault of the request. */
export function isUnstorable(error: unknown): boolean {
  return ['22021', '22P05', '22003', '22P02', '22001', '22008'].includes(codeOf(error));
}
