import { hash, verify, type Options } from '@node-rs/argon2';

/** argon2id (the library's default algorithm) with 19 MiB and two passes, as OWASP advises. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns the password's hash with its own salt, in PHC form */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits the hash. Without a hash (no such account) a decoy is verified, so that the
 * time of the answer does not tell which accounts exist.
 */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  if (stored) return verify(stored, password);
  decoy ??= hashPassword('no account has this one');
  await verify(await decoy, password);
  return false;
}
