import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Somebody who read bids of a scenario outside the panel's own pages, and the hour in which it began. */
export interface NamesRead {
  readonly userId: string;
  readonly hour: Date;
}
type Find = (
  scenarioId: string,
  userIds: readonly string[],
  reader: Pick<EntityManager, 'query'>,
) => Promise<readonly NamesRead[]>;

/** Where the module above that counts readings says whose names are known; this one never asks upward by name. */
@Injectable()
export class NamesReadSources {
  private readonly sources: Find[] = [];

  register(find: Find): void {
    this.sources.push(find);
  }

  async of(...asked: Parameters<Find>): Promise<NamesRead[]> {
    const found = await Promise.all(this.sources.map((find) => find(...asked)));
    return found.flat();
  }
}
