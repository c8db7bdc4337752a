import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import { requestErrors } from '../../platform/errors.js';
import { Counters } from '../../platform/http/counters.js';
import { networkOf } from '../../platform/http/network.js';
import { keyedDigest } from './tokens.js';

/** Where an attempt comes from. */
export interface Origin {
  readonly address: string;
  /** The device cookie, if any. */
  readonly device: string | undefined;
}

export interface Attempt {
  succeeded(): Promise<void>;
  failed(): Promise<void>;
}

const freeAttempts = 5;
const longestDelay = 15 * 60;
const memory = 60 * 60;
const addressLimit = 100;
const addressWindow = 15 * 60;

/** Seconds to wait after the n-th failure in a row: none for five, then 2, 4, 8 … to 15 minutes. */
export function delayAfter(failures: number): number {
  return failures < freeAttempts ? 0 : Math.min(longestDelay, 2 ** (failures - freeAttempts + 1));
}

/**
 * Slows down guessing without a lock that a stranger could put on somebody's account: failures count
 * per account *and* address, and per address. A browser in which the account signed in before carries
 * a signed device cookie and has its own count, so even an attacker in the same office cannot delay it.
 */
@Injectable()
export class SignInDelays {
  constructor(
    @Inject(Counters) private readonly counters: Counters,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Counts an attempt before the password is looked at (so parallel guesses count too).
   * @returns what to call with the outcome: success forgets the failures
   * @throws AppError `request.too-many` with the seconds to wait; such an attempt is not counted
   */
  async admit(account: string, origin: Origin): Promise<Attempt> {
    const known = this.isDeviceOf(origin.device, account);
    const network = this.digest(networkOf(origin.address));
    const pair = this.digest(`${account}\n${known ? origin.device : network}`);
    if (!known) await this.admitNetwork(network);
    const before = await this.counters.read('sign-in', pair);
    const wait = delayAfter(before.hits) - (memory - before.secondsLeft);
    if (wait > 0) throw requestErrors('too-many', { seconds: wait });
    const hits = await this.counters.hit('sign-in', pair, memory);
    // Others came in between: only as many in parallel as would have been free one after the other.
    if (hits > before.hits + 1 && delayAfter(hits - 1) > 0)
      throw requestErrors('too-many', { seconds: delayAfter(hits - 1) });
    return {
      succeeded: () => this.counters.clear('sign-in', pair),
      failed: async () => {
        if (!known) await this.counters.hit('sign-in-address', network, addressWindow);
      },
    };
  }

  /** A device cookie for an account that has just signed in. */
  deviceFor(account: string): string {
    const id = randomBytes(12).toString('base64url');
    return `${id}.${this.digest(`device\n${id}\n${account}`)}`;
  }

  isDeviceOf(device: string | undefined, account: string): boolean {
    const [id = '', mark = ''] = (device ?? '').split('.');
    const expected = Buffer.from(this.digest(`device\n${id}\n${account}`));
    const given = Buffer.from(mark);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private async admitNetwork(network: string): Promise<void> {
    const { hits, secondsLeft } = await this.counters.read('sign-in-address', network);
    if (hits >= addressLimit)
      throw requestErrors('too-many', { seconds: Math.max(1, secondsLeft) });
  }

  /** Counters hold no mail and no address, only keyed digests of them. */
  private digest(text: string): string {
    return keyedDigest(this.config.APP_SECRET, `sign-in\n${text}`);
  }
}
