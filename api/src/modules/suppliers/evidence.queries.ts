import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import {
  evidenceColumns,
  evidenceOf,
  readCapability,
  relationsTo,
  viewOf,
  type EvidenceRow,
} from './capability-rows.queries.js';
import { evidenceStateSql } from './evidence.lifecycle.js';
import { evidenceErrors } from './supplier.errors.js';
import type { EvidenceQueueQuery } from './suppliers.schemas.js';

/** A file of evidence with its content. */
export interface EvidenceFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Evidence as its owner and the reviewers read it. */
@Injectable()
export class EvidenceQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** The reviewers' queue, oldest first; nobody reviews their own organisation's. */
  async queue(actor: Actor, query: EvidenceQueueQuery) {
    const own = actor.memberships.map((m) => m.organisationId);
    const after = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : null;
    const where = `${evidenceStateSql('e')} = $1 and c.published_at is not null and c.organisation_id <> all($2::uuid[])`;
    const joins =
      'evidence e join capabilities c on c.id = e.capability_id join organisations o on o.id = c.organisation_id';
    type Row = EvidenceRow & {
      capabilityTitle: string;
      organisationName: string;
      organisationId: string;
      key: string;
      now: Date;
    };
    const rows: Row[] = await this.source.query(
      `select ${evidenceColumns}, c.title as "capabilityTitle", o.name as "organisationName",
              c.organisation_id as "organisationId", e.created_at::text as key, (select app_now()) as now
       from ${joins} where ${where} and ($3::timestamptz is null or (e.created_at, e.id) > ($3, $4::uuid))
       order by e.created_at, e.id limit $5`,
      [query.state, own, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    );
    const counted: { n: number }[] = await this.source.query(
      `select count(*) as n from ${joins} where ${where}`,
      [query.state, own],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    return {
      items: shown.map((row) => ({
        ...row,
        ...evidenceOf(row, relationsTo(row.organisationId, actor), 'reviewer', row.now),
      })),
      total: counted[0]?.n ?? 0,
      nextCursor,
    };
  }

  /** For its owner, or a reviewer who has just decided. @throws AppError `evidence.not-found` */
  async one(actor: Actor, id: string) {
    const rows: (EvidenceRow & { organisationId: string; now: Date })[] = await this.source.query(
      `select ${evidenceColumns}, c.organisation_id as "organisationId", (select app_now()) as now
       from evidence e join capabilities c on c.id = e.capability_id where e.id = $1`,
      [id],
    );
    const row = rows[0];
    if (!row) throw evidenceErrors('not-found');
    const view = belongsTo(actor, row.organisationId) ? 'owner' : 'reviewer';
    return evidenceOf(row, relationsTo(row.organisationId, actor), view, row.now);
  }

  /**
   * The file, for the organisation's own people and those who review it; to others it does not exist.
   * @throws AppError `evidence.not-found`, `evidence.file-missing`
   */
  async file(actor: Actor, id: string): Promise<EvidenceFile> {
    const [row] = await this.source.query<(Partial<EvidenceFile> & { capabilityId: string })[]>(
      `select e.capability_id as "capabilityId", f.name, f.bytes
       from evidence e left join evidence_files f on f.evidence_id = e.id where e.id = $1`,
      [id],
    );
    const capability = row ? await readCapability(this.source, row.capabilityId) : null;
    const view = capability ? viewOf(capability, actor) : null;
    if (!row || (view !== 'owner' && view !== 'reviewer')) throw evidenceErrors('not-found');
    if (!row.name || !row.bytes) throw evidenceErrors('file-missing');
    return { name: row.name, bytes: row.bytes };
  }
}
