import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

interface Sealable {
  readonly id: string;
  readonly body: string;
}
export interface SealFault {
  readonly position: number;
  readonly eventId: string;
  readonly fault: 'hash' | 'previous' | 'gap';
}
export interface SealReport {
  readonly sealed: number;
  readonly unsealed: number;
  readonly head: string | null;
  readonly fault: SealFault | null;
}

const genesis = '0'.repeat(64);
const lockId = 750017;

/**
 * The text that is hashed: every column of the event. `jsonb::text` has one form per value and the time
 * is written in UTC to the microsecond, so the text is the same on every server.
 */
const bodySql = `jsonb_build_array(e.id, e.type, e.subject_type, e.subject_id, e.organisation_id, e.actor_id,
  e.payload, e.request_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))::text`;

/** SHA-256 over position, the hash before and the event: the chain's one rule. */
export function sealHash(position: number, previous: string, body: string): string {
  return createHash('sha256').update(`${position}\n${previous}\n${body}`).digest('hex');
}

/** Seals the event log: gives every settled event a position and chains it to the one before. */
@Injectable()
export class Sealer {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Seals what is settled (no older transaction can still add before it). @returns how many */
  async seal(limit = 1000): Promise<number> {
    return this.source.transaction(async (manager) => {
      const [{ locked }] = await manager.query<[{ locked: boolean }]>(
        'select pg_try_advisory_xact_lock($1) as locked',
        [lockId],
      );
      if (!locked) return 0;
      const events = await this.settled(manager, limit);
      if (events.length === 0) return 0;
      await this.append(manager, events);
      return events.length;
    });
  }

  /** Recomputes the whole chain. */
  async verify(): Promise<SealReport> {
    let previous = genesis;
    let position = 0;
    let fault: SealFault | null = null;
    while (!fault) {
      const rows = await this.source.query<
        (Sealable & { position: number; previous: string; hash: string })[]
      >(
        `select s.position, s.previous, s.hash, s.event_id as id, coalesce(${bodySql}, '') as body
         from event_seals s left join events e on e.id = s.event_id
         where s.position > $1 order by s.position limit 2000`,
        [position],
      );
      if (rows.length === 0) break;
      for (const row of rows) {
        fault = judge(row, position + 1, previous);
        if (fault) break;
        position = row.position;
        previous = row.hash;
      }
    }
    const [{ n }] = await this.source.query<[{ n: number }]>(
      'select count(*) as n from events e where not exists (select 1 from event_seals s where s.event_id = e.id)',
    );
    return { sealed: position, unsealed: n, head: position ? previous : null, fault };
  }

  private settled(manager: EntityManager, limit: number): Promise<Sealable[]> {
    // After a restore into another cluster transaction ids start anew: old events count as settled.
    return manager.query(
      `select e.id, ${bodySql} as body from events e
       where not exists (select 1 from event_seals s where s.event_id = e.id)
         and (e.xid < pg_snapshot_xmin(pg_current_snapshot()) or e.recorded_at < clock_timestamp() - interval '1 hour')
       order by e.xid, e.seq limit $1`,
      [limit],
    );
  }

  private async append(manager: EntityManager, events: readonly Sealable[]): Promise<void> {
    const last = await manager.query<{ position: number; hash: string }[]>(
      'select position, hash from event_seals order by position desc limit 1',
    );
    let position = last[0]?.position ?? 0;
    let previous = last[0]?.hash ?? genesis;
    const rows = events.map((event) => {
      position += 1;
      const row = {
        position,
        previous,
        hash: sealHash(position, previous, event.body),
        id: event.id,
      };
      previous = row.hash;
      return row;
    });
    await manager.query(
      `insert into event_seals (position, event_id, previous, hash)
       select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[])`,
      [
        rows.map((r) => r.position),
        rows.map((r) => r.id),
        rows.map((r) => r.previous),
        rows.map((r) => r.hash),
      ],
    );
    // The day's head, published at GET /audit/heads: a later change of the log would not fit it.
    await manager.query(
      `insert into event_heads (day, position, hash) values ((app_now() at time zone 'Asia/Shanghai')::date, $1, $2)
       on conflict (day) do update set position = excluded.position, hash = excluded.hash`,
      [position, previous],
    );
  }
}

function judge(
  row: Sealable & { position: number; previous: string; hash: string },
  expected: number,
  previous: string,
): SealFault | null {
  const at = { position: row.position, eventId: row.id };
  if (row.position !== expected) return { ...at, fault: 'gap' };
  if (row.previous !== previous) return { ...at, fault: 'previous' };
  if (sealHash(row.position, row.previous, row.body) !== row.hash) return { ...at, fault: 'hash' };
  return null;
}
