import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { MatchingReads } from '../matching/matching.reads.js';
import { ShortlistDrafts } from './shortlist-drafts.service.js';
import { shortlistErrors } from './shortlist.errors.js';
import { answerDays, shortlistLifecycle, type ShortlistState } from './shortlist.lifecycle.js';
import { ShortlistMails } from './shortlist-mails.service.js';
import {
  factsOf,
  otherOf,
  ShortlistRows,
  type EntryRow,
  type ShortlistRow,
} from './shortlist-rows.queries.js';
import { ShortlistMoved, ShortlistSent } from './shortlists.events.js';
import type { EngineSaying, SendShortlist } from './shortlists.schemas.js';

const dayMs = 86_400_000;

/** Sending, withdrawing and closing shortlists; what time does to them by itself. */
@Injectable()
export class ShortlistsService {
  private readonly log = new Logger('shortlists');

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ShortlistRows) private readonly rows: ShortlistRows,
    @Inject(ShortlistDrafts) private readonly drafts: ShortlistDrafts,
    @Inject(MatchingReads) private readonly matching: MatchingReads,
    @Inject(ShortlistMails) private readonly mails: ShortlistMails,
  ) {}

  /**
   * Sends a draft: what the engine says is frozen with it, in both languages, from what the owner may read.
   * @throws AppError naming the entry that cannot be sent
   */
  async send(actor: Actor, id: string, request: SendShortlist): Promise<void> {
    const said = await this.saying(id);
    await this.transactions
      .run(actor, async (tx) => {
        const { list, entries } = await this.hold(tx, id);
        const state = shortlistLifecycle.perform(
          'send',
          factsOf(list, entries),
          actor.roles,
          tx.now,
        );
        await this.drafts.refuseUnsendable(tx, list, entries);
        const answerBy = request.answerBy
          ? new Date(request.answerBy)
          : new Date(tx.now.getTime() + answerDays * dayMs);
        if (answerBy <= tx.now)
          throw shortlistErrors('date-needed', {}, [
            { pointer: '/answerBy', code: 'required', message: '' },
          ]);
        await this.freeze(tx, entries, (entry) => said.get(otherOf(list.side, entry)) ?? null);
        await tx.query(
          `update shortlists set state = $2, sent_by = $3, sent_at = $4, answer_by = $5, version = version + 1
           where id = $1`,
          [id, state, actor.userId, tx.now, answerBy],
        );
        const pairs = entries.map(({ scenarioId, capabilityId }) => ({ scenarioId, capabilityId }));
        await tx.record(ShortlistSent, subjectOf(list), {
          ...{ side: list.side, subjectId: list.subjectId, demo: list.demo, pairs },
        });
        await this.mails.tellOwner(tx, list, entries.length, answerBy);
      })
      .catch(async (error: unknown) => {
        if (uniqueViolation(error) !== 'shortlist_entries_pending') throw error;
        throw shortlistErrors('entry-pending', { title: await this.firstPending(id) });
      });
  }

  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.move(actor, id, 'withdraw');
  }

  /** A matchmaker has taken note of the answers. */
  async close(actor: Actor, id: string): Promise<void> {
    await this.move(actor, id, 'close');
  }

  /** What was not answered in time lapses. */
  @Job('shortlists.time', 300)
  async moveByTime(): Promise<void> {
    const due = await this.source.query<{ id: string }[]>(
      `select id from shortlists where state = 'sent' and answer_by <= app_now() order by answer_by limit 200`,
    );
    await eachAlone(this.log, due, ({ id }) => this.move(systemActor(), id, 'expire'));
  }

  private async move(
    actor: Actor,
    id: string,
    action: 'withdraw' | 'close' | 'expire',
  ): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const { list, entries } = await this.hold(tx, id);
      const state = shortlistLifecycle.perform(action, factsOf(list, entries), actor.roles, tx.now);
      await moveTo(tx, list, state);
    });
  }

  private async hold(tx: Tx, id: string) {
    const held = await this.rows.held(tx.manager, id);
    if (!held) throw shortlistErrors('not-found');
    return held;
  }

  private async freeze(
    tx: Tx,
    entries: readonly EntryRow[],
    saying: (entry: EntryRow) => EngineSaying | null,
  ): Promise<void> {
    for (const entry of entries)
      await tx.query(
        `update shortlist_entries set pending = true, engine = $4, shown_title = $5, shown_organisation = $6
         where shortlist_id = $1 and scenario_id = $2 and capability_id = $3`,
        [
          ...[entry.shortlistId, entry.scenarioId, entry.capabilityId, saying(entry)],
          ...[entry.title, entry.organisation],
        ],
      );
  }

  /** What the engine tells the owner of each entry, in both languages. */
  private async saying(id: string): Promise<Map<string, EngineSaying>> {
    const [list] = await this.source.query<{ side: ShortlistRow['side']; subjectId: string }[]>(
      `select side, subject_id as "subjectId" from shortlists where id = $1`,
      [id],
    );
    if (!list) throw shortlistErrors('not-found');
    const ids = (await this.rows.entries([id])).map((entry) => otherOf(list.side, entry));
    const told = (language: 'zh-CN' | 'en') =>
      this.matching.explain(list.side, list.subjectId, ids, { language, audience: list.side });
    const [zh, en] = await Promise.all([told('zh-CN'), told('en')]);
    const texts = (reasons: readonly { text: string }[] = []) => reasons.map((one) => one.text);
    return new Map(
      [...zh].map(([other, one]): [string, EngineSaying] => {
        const views = { 'zh-CN': one.view, en: en.get(other)?.view ?? one.view };
        const sayings = (view: typeof one.view) => ({
          demand: texts(view.reasons.demand),
          supply: texts(view.reasons.supply),
        });
        return [
          other,
          {
            score: one.view.score,
            band: one.match.band,
            modelVersion: one.match.modelVersion,
            reasons: { 'zh-CN': sayings(views['zh-CN']), en: sayings(views.en) },
            gaps: {
              'zh-CN': texts(views['zh-CN'].gaps?.[list.side]),
              en: texts(views.en.gaps?.[list.side]),
            },
          },
        ];
      }),
    );
  }

  private async firstPending(id: string): Promise<string> {
    const entries = await this.rows.entries([id]);
    const pending = await this.source.query<{ key: string }[]>(
      `select e.scenario_id || '/' || e.capability_id as key from shortlist_entries e
         join shortlist_entries mine on mine.scenario_id = e.scenario_id and mine.capability_id = e.capability_id
           and mine.side = e.side
       where e.pending and mine.shortlist_id = $1`,
      [id],
    );
    const keys = new Set(pending.map((row) => row.key));
    return entries.find((e) => keys.has(`${e.scenarioId}/${e.capabilityId}`))?.title ?? '—';
  }
}

/** The event's subject; the organisation is the one that is asked. */
export const subjectOf = (list: Pick<ShortlistRow, 'id' | 'organisationId'>) => ({
  type: 'shortlist',
  id: list.id,
  organisationId: list.organisationId,
});

/** Writes a change of state; nothing of a list that is over waits any longer. */
export async function moveTo(tx: Tx, list: ShortlistRow, state: ShortlistState): Promise<void> {
  await tx.query(
    `update shortlists set state = $2, version = version + 1,
       settled_at = case when $2 in ('answered', 'expired', 'withdrawn') then $3 else settled_at end where id = $1`,
    [list.id, state, tx.now],
  );
  if (state !== 'sent')
    await tx.query('update shortlist_entries set pending = false where shortlist_id = $1', [
      list.id,
    ]);
  const { side, subjectId } = list;
  await tx.record(ShortlistMoved, subjectOf(list), {
    ...{ side, subjectId, from: list.state, to: state },
  });
}
