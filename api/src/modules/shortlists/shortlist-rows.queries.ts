import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { MarkFacts } from '../curation/curation.reads.js';
import type { Side } from '../pairings/pairings.reads.js';
import type { ShortlistFacts, ShortlistState } from './shortlist.lifecycle.js';
import type { EngineSaying } from './shortlists.schemas.js';

export interface ShortlistRow {
  readonly id: string;
  readonly side: Side;
  readonly subjectId: string;
  readonly organisationId: string;
  readonly words: string;
  readonly state: ShortlistState;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly sentBy: string | null;
  readonly sentAt: Date | null;
  readonly answerBy: Date | null;
  readonly settledAt: Date | null;
  readonly demo: boolean;
  readonly version: number;
}
export interface EntryRow {
  readonly shortlistId: string;
  readonly scenarioId: string;
  readonly capabilityId: string;
  readonly words: string;
  readonly engine: EngineSaying | null;
  readonly answer: 'connect' | 'learn' | 'decline' | null;
  readonly reason: string | null;
  readonly note: string;
  readonly answeredAt: Date | null;
  readonly title: string;
  readonly organisation: string;
  /** Whether a pairing of it could be opened now. */
  readonly available: boolean;
  readonly pairing: { id: string; state: string } | null;
}

export const shortlistColumns = `l.id, l.side, l.subject_id as "subjectId", l.organisation_id as "organisationId",
  l.words, l.state, l.created_by as "createdBy", l.created_at as "createdAt", l.sent_by as "sentBy", l.sent_at as "sentAt",
  l.answer_by as "answerBy", l.settled_at as "settledAt", l.demo, l.version`;

export const otherOf = (
  side: Side,
  entry: Pick<EntryRow, 'scenarioId' | 'capabilityId'>,
): string => (side === 'demand' ? entry.capabilityId : entry.scenarioId);
export const pairOf = (list: Pick<ShortlistRow, 'side' | 'subjectId'>, otherId: string) =>
  list.side === 'demand'
    ? { scenarioId: list.subjectId, capabilityId: otherId }
    : { scenarioId: otherId, capabilityId: list.subjectId };

/** Whether one of the marks takes the entry's pair out. */
export const isExcluded = (
  marks: readonly MarkFacts[],
  pair: Pick<EntryRow, 'scenarioId' | 'capabilityId'>,
): boolean =>
  marks.some(
    (mark) =>
      mark.kind === 'exclude' &&
      mark.scenarioId === pair.scenarioId &&
      mark.capabilityId === pair.capabilityId,
  );

/** What the lifecycle needs to know. */
export function factsOf(list: ShortlistRow, entries: readonly EntryRow[]): ShortlistFacts {
  const open = entries.filter((entry) => entry.answer === null && entry.available);
  const { state, answerBy } = list;
  return { state, answerBy, entries: entries.length, open: open.length };
}

/** Shortlists with their entries as they stand at the moment of the read. */
@Injectable()
export class ShortlistRows {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Entries in their order; the other side's names as they were at the sending, before it as they are now. */
  entries(
    ids: readonly string[],
    reader: Pick<EntityManager, 'query'> = this.source,
  ): Promise<EntryRow[]> {
    return reader.query(
      `select e.shortlist_id as "shortlistId", e.scenario_id as "scenarioId", e.capability_id as "capabilityId",
              e.words, e.engine, e.answer, e.reason, e.note, e.answered_at as "answeredAt",
              coalesce(e.shown_title, case e.side when 'demand' then c.title else s.title end) as title,
              coalesce(e.shown_organisation, case e.side when 'demand' then coalesce(oc.name, c.maker_name, '—')
                else os.name end) as organisation,
              s.state = 'open' and (s.deadline is null or s.deadline > app_now()) and os.state = 'approved'
                and c.state = 'published' and not c.unclaimed and oc.state = 'approved' as available,
              (select json_build_object('id', p.id, 'state', p.state) from pairings p
               where p.scenario_id = e.scenario_id and p.capability_id = e.capability_id
               order by p.opened_at desc, p.id desc limit 1) as pairing
       from shortlist_entries e
         join scenarios s on s.id = e.scenario_id join organisations os on os.id = s.organisation_id
         join capabilities c on c.id = e.capability_id left join organisations oc on oc.id = c.organisation_id
       where e.shortlist_id = any($1::uuid[]) order by e.shortlist_id, e.position`,
      [ids],
    );
  }

  /** The row under lock, with its entries; null when there is none. */
  async held(manager: EntityManager, id: string) {
    const [list] = await manager.query<ShortlistRow[]>(
      `select ${shortlistColumns} from shortlists l where l.id = $1 for update`,
      [id],
    );
    return list ? { list, entries: await this.entries([id], manager) } : null;
  }
}
