import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from './database/transaction.js';
import { AppError, defineErrors } from './errors.js';

export const stepErrors = defineErrors('step', {
  held: {
    kind: 'conflict',
    zh: '该步骤自 {since} 起被监察暂停，解除之前不能进行。',
    en: 'This step has been on hold since {since} and cannot be taken until the hold is lifted.',
  },
});

type Reader = Pick<EntityManager, 'query'>;

/** A hold as everybody may know it: which steps, from when, until when; neither who nor why. */
export interface Hold {
  readonly id: string;
  readonly subjectId: string;
  readonly steps: readonly string[];
  readonly placedAt: Date;
  readonly liftedAt: Date | null;
}

const lockSpace = 750031;

/**
 * Frozen steps of a subject. It is a table every module may ask, not a call upward and no registry: a hold must also bind
 * a process in which nobody who places holds is loaded. Whoever takes a step asks `refuse` in the step's own transaction;
 * the advisory lock lets a step that began before the hold end first, and lets none begin that does not see it.
 */
@Injectable()
export class StepHolds {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** @throws AppError `step.held` (409) while a hold on this step of the subject is in force */
  refuse(tx: Tx, step: string, subjectId: string): Promise<void> {
    return this.refuseAny(tx, [step], subjectId);
  }

  /**
   * For what ends the subject, and with it every step that may be frozen: a way round a hold otherwise.
   * @throws AppError `step.held` (409) while any hold on the subject is in force
   */
  refuseEnd(tx: Tx, subjectId: string): Promise<void> {
    return this.refuseAny(tx, null, subjectId);
  }

  private async refuseAny(tx: Tx, steps: readonly string[] | null, subjectId: string) {
    await tx.query('select pg_advisory_xact_lock_shared($1, hashtext($2))', [lockSpace, subjectId]);
    const [held] = await tx.query<{ since: Date }>(
      `select placed_at as since from step_holds
       where subject_id = $1 and lifted_at is null and ($2::text[] is null or steps && $2) order by placed_at limit 1`,
      [subjectId, steps],
    );
    if (held) throw stepErrors('held', { since: held.since.toISOString() });
  }

  /** Freezes the steps; waits for those that are just being taken. @returns the hold's id */
  async place(
    tx: Tx,
    hold: { subjectId: string; steps: readonly string[]; reason: string; note: string },
  ): Promise<string> {
    await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [lockSpace, hold.subjectId]);
    const id = uuidv7();
    await tx.query(
      `insert into step_holds (id, subject_id, steps, reason, note, placed_by, placed_at)
       values ($1, $2, $3, $4, $5, $6, app_now())`,
      [id, hold.subjectId, hold.steps, hold.reason, hold.note, tx.actor.userId],
    );
    return id;
  }

  /** Sets the steps free, once. @returns the hold as it was; null when there is none in force with this id */
  async lift(tx: Tx, id: string, note: string): Promise<Hold | null> {
    const [rows] = await tx.manager.query<[Hold[], number]>(
      `update step_holds set lifted_at = app_now(), lifted_by = $2, lift_note = $3
       where id = $1 and lifted_at is null returning ${holdColumns}`,
      [id, tx.actor.userId, note],
    );
    return rows[0] ?? null;
  }

  /** All holds there ever were on these subjects, oldest first. */
  of(subjectIds: readonly string[], reader: Reader = this.source): Promise<Hold[]> {
    return reader.query(
      `select ${holdColumns} from step_holds where subject_id = any($1::uuid[]) order by placed_at, id`,
      [subjectIds],
    );
  }
}

/** When the last hold on a step was lifted, of those that ended after a moment; null for none. All three are SQL of the caller's. */
export const lastLiftSql = (step: string, subject: string, after: string): string =>
  `(select max(h.lifted_at) from step_holds h where h.subject_id = ${subject} and '${step}' = any(h.steps)
      and h.lifted_at > ${after})`;

/**
 * For what happens by itself: a hold is no failure of it. It must refuse before anything is written; the step is then taken
 * by hand, or by the next run of the clock, once the hold is lifted.
 */
export async function unlessHeld(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'step.held') throw error;
  }
}

const holdColumns = `id, subject_id as "subjectId", steps, placed_at as "placedAt", lifted_at as "liftedAt"`;
