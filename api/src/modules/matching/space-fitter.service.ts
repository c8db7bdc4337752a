import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { MatchingCache } from './matching-cache.service.js';
import { SpaceFitted } from './matching.events.js';

/** Fewer texts say nothing about which words stand together. */
const leastTexts = 40;
/** How long a process that has to read all profiles for it leaves it at one try. */
const restMs = 3_600_000;

/**
 * Learns the latent space of each world: at night, in Xiamen time, and at once where there is none or where
 * there are twice the texts it was learnt from. One process learns, all take it over by the event.
 */
@Injectable()
export class SpaceFitter {
  private restsUntil = 0;

  constructor(
    @Inject(MatchingCache) private readonly cache: MatchingCache,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  @Job('matching.space', 60)
  async run(): Promise<void> {
    const held = this.cache.isReady();
    if (!this.cache.canLend() || (!held && Date.now() < this.restsUntil)) return;
    // A worker that holds no profiles would have to read them all only to count them.
    const due = (await this.due()).filter(({ always }) => always || held);
    if (due.length === 0) return;
    this.restsUntil = Date.now() + restMs;
    await this.cache.borrow(async (matcher) => {
      const sizes = await matcher.sizes();
      for (const { demo, texts, always } of due) {
        const size = sizes[demo ? 1 : 0] ?? 0;
        if (size < leastTexts || !(always || size >= 2 * texts)) continue;
        await this.store(demo, size, await matcher.learnSpace(demo));
      }
    });
  }

  /** Each world with the texts its space was learnt from, and whether it is to be learnt whatever they are now. */
  private due(): Promise<{ demo: boolean; texts: number; always: boolean }[]> {
    return this.transactions.run(systemActor(), (tx) =>
      tx.query(
        `select w.demo, coalesce(s.texts, 0) as texts,
           s.id is null
           or s.checked_at < app_now() - interval '44 hours'
           or (s.checked_at < app_now() - interval '20 hours'
               and extract(hour from app_now() at time zone 'Asia/Shanghai') between 1 and 5) as always
         from (values (false), (true)) as w(demo)
         left join lateral (select id, texts, checked_at from match_spaces
           where demo = w.demo order by fitted_at desc limit 1) s on true`,
      ),
    );
  }

  /** A space that came out the same is noted as looked at: nothing changes for anybody. */
  private async store(
    demo: boolean,
    texts: number,
    { basis, version }: { basis: unknown; version: string },
  ): Promise<void> {
    await this.transactions.run(systemActor(), async (tx) => {
      const [latest] = await tx.query<{ id: string; version: string }>(
        'select id, version from match_spaces where demo = $1 order by fitted_at desc limit 1',
        [demo],
      );
      if (latest?.version === version) {
        await tx.query('update match_spaces set checked_at = app_now() where id = $1', [latest.id]);
        return;
      }
      const id = uuidv7();
      await tx.query(
        `insert into match_spaces (id, demo, version, texts, basis, fitted_at, checked_at)
         values ($1, $2, $3, $4, $5, app_now(), app_now())`,
        [id, demo, version, texts, JSON.stringify(basis)],
      );
      // The one before stays for whoever is reading it; older ones are of no use.
      await tx.query(
        `delete from match_spaces where demo = $1 and id not in
           (select id from match_spaces where demo = $1 order by fitted_at desc limit 2)`,
        [demo],
      );
      await tx.record(SpaceFitted, { type: 'space', id }, { demo, version, texts });
    });
  }
}
