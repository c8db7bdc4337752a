import { Inject, Injectable } from '@nestjs/common';
import type { Side } from '@aism/search';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { organisationIndexEvents } from '../identity/identity.events.js';
import { publicScenarioEvents } from '../scenarios/scenario.events.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import {
  SupplierProfileReads,
  type CapabilityProfile,
} from '../suppliers/supplier-profiles.reads.js';
import { publicCapabilityEvents } from '../suppliers/suppliers.events.js';
import { demandProfile } from './match-profiles.js';
import { MatchRecords } from './match-records.queries.js';
import type { MatchRow } from './match-worlds.js';
import { SupplyRecordChanged } from './matching.events.js';

/** What changes which side's rows: also whether an organisation may act, which shows or hides all it has. */
export const followed = {
  demand: [...publicScenarioEvents, ...organisationIndexEvents],
  supply: [...publicCapabilityEvents, ...organisationIndexEvents, SupplyRecordChanged],
} as const;

/** Rows of both sides as matching reads them. */
@Injectable()
export class MatchRows {
  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierProfileReads) private readonly capabilities: SupplierProfileReads,
    @Inject(MatchRecords) private readonly records: MatchRecords,
  ) {}

  /** Those among the ids that can be matched now. */
  async of(side: Side, ids: readonly string[]): Promise<MatchRow[]> {
    if (side === 'supply') {
      const rows = await this.capabilities.matchProfiles(ids);
      const known = await this.records.added(rows.filter((row) => row.public));
      return known.map((row) => row.profile);
    }
    const rows = await this.scenarios.profiles(ids);
    return rows
      .filter((row) => row.public && ['open', 'intent'].includes(row.state))
      .map(demandProfile);
  }

  /** A capability in whatever state; the caller decides who sees it. */
  async capability(id: string): Promise<CapabilityProfile | undefined> {
    return (await this.records.added(await this.capabilities.matchProfiles([id])))[0];
  }

  /** Ids of one side that events tell of; an organisation's event tells of all it has. */
  async touched(side: Side, events: readonly RecordedEvent[]): Promise<string[]> {
    const types: readonly string[] = followed[side].map((event) => event.type);
    const ids = new Set<string>();
    for (const { type, subjectType, subjectId, payload } of events) {
      if (!types.includes(type)) continue;
      const { capabilityId } = payload as { capabilityId?: string };
      if (subjectType === 'organisation')
        for (const id of await this.heldBy(side, subjectId)) ids.add(id);
      else ids.add(side === 'supply' ? (capabilityId ?? subjectId) : subjectId);
    }
    return [...ids];
  }

  private heldBy(side: Side, organisationId: string): Promise<string[]> {
    return side === 'demand'
      ? this.scenarios.idsOf(organisationId)
      : this.capabilities.idsOf(organisationId);
  }

  /** The next ones of all that can be matched, in id order; `after` null starts. */
  async next(side: Side, after: string | null, limit: number): Promise<MatchRow[]> {
    if (side === 'supply') {
      const rows = await this.capabilities.matchable(after, limit);
      return (await this.records.added(rows)).map((row) => row.profile);
    }
    return (await this.scenarios.matchable(after, limit)).map(demandProfile);
  }

  /** All rows of one side that can be matched now, in batches. */
  async *all(side: Side, size = 500): AsyncGenerator<MatchRow[]> {
    for (let after: string | null = null; ;) {
      const rows: MatchRow[] = await this.next(side, after, size);
      yield rows;
      const last = rows.at(-1);
      if (!last || rows.length < size) return;
      after = last.id;
    }
  }
}
