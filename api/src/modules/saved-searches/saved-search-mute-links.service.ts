import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';

const form = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([\w-]{43})$/;

/** The link in a mail by which its reader mutes a saved search without signing in. It can do nothing else. */
@Injectable()
export class SavedSearchMuteLinks {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  tokenOf(searchId: string, userId: string): string {
    return `${searchId}.${userId}.${this.mark(searchId, userId)}`;
  }

  linkOf(token: string): string {
    return new URL(`/mute-search/${token}`, this.config.PUBLIC_URL).toString();
  }

  /** Null for a token that was not made here. */
  read(token: string): { searchId: string; userId: string } | null {
    const [, searchId = '', userId = '', given = ''] = form.exec(token) ?? [];
    if (!given) return null;
    const expected = Buffer.from(this.mark(searchId, userId));
    const seen = Buffer.from(given);
    return seen.length === expected.length && timingSafeEqual(seen, expected)
      ? { searchId, userId }
      : null;
  }

  private mark(searchId: string, userId: string): string {
    return createHmac('sha256', `mute-search ${this.config.APP_SECRET}`)
      .update(`${searchId}.${userId}`)
      .digest('base64url');
  }
}
