import fs from 'node:fs';
import path from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { EventFollower } from '../../platform/events/follower.js';
import type { MatchStorage } from './match-storage.js';
import type { Matcher } from './matcher.js';

/** Beyond so many events reading everything again is quicker, and nothing can be missed. */
const mostEvents = 20_000;

/**
 * The engine on disk, so that a start need not read and cut every text again. A snapshot is a shortcut, never
 * a source: one that is damaged, made by other code, or of a database that has gone another way is refused.
 */
@Injectable()
export class MatchSnapshots {
  private readonly log = new Logger('matching');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(EventFollower) private readonly follower: EventFollower,
  ) {}

  /**
   * Fills an empty matcher from the snapshot.
   * @returns the events since it was taken, of some types; null where there is no usable one, and then the
   * matcher is as empty as before
   */
  async restore(matcher: Matcher, types: readonly string[]): Promise<RecordedEvent[] | null> {
    const { file } = this;
    if (!file || !fs.existsSync(file)) return null;
    try {
      const stamp = await matcher.restore(file);
      const events = await this.follower.since(stamp, types, mostEvents);
      if (events) return events;
      await matcher.clear();
      this.log.warn('the snapshot is stale or of another database: everything is read again');
    } catch (error) {
      await matcher.clear();
      this.log.warn(`${(error as Error).message}: everything is read again`);
    }
    return null;
  }

  /** Writes what the matcher holds; a failure costs the next start some time and nothing else. */
  async save(matcher: Matcher): Promise<void> {
    const { file } = this;
    if (!file) return;
    try {
      const stamp = await this.follower.stamp();
      if (stamp) await matcher.save(file, stamp);
    } catch (error) {
      this.log.warn(`the snapshot could not be written: ${(error as Error).message}`);
    }
  }

  /** Where a matcher of this process keeps its rows. */
  get storage(): MatchStorage {
    const { SNAPSHOT_DIR: folder, MATCH_CANDIDATES: source } = this.config;
    return { folder, candidates: source === 'meilisearch' ? 'elsewhere' : 'here' };
  }

  private get file(): string | null {
    const { SNAPSHOT_DIR: folder } = this.config;
    return folder ? path.join(folder, 'matching.snapshot') : null;
  }
}
