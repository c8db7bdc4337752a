import { Inject, Injectable, Logger } from '@nestjs/common';
import { PRIOR } from '@aism/search';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { Follow, On } from '../../platform/events/subscriber-registry.js';
import { CandidatesShown } from '../matching/matching.events.js';
import { MatchScores } from '../matching/match-scores.reads.js';
import { PairingOpened } from '../pairings/pairing.events.js';
import { ObservationsQueries, type OpenedPair } from './observations.queries.js';

const batchSize = 200;

/** Keeps what answers will be learnt from: the lines of a pair when it was opened, and where it had been shown. */
@Injectable()
export class ObservationsService {
  private readonly log = new Logger('learning');

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(MatchScores) private readonly scores: MatchScores,
    @Inject(ObservationsQueries) private readonly queries: ObservationsQueries,
  ) {}

  /** Every process records the same lines, the first one keeps them; the nightly run makes up for what was missed. */
  @Follow(PairingOpened)
  async followOpenings(events: readonly RecordedEvent<typeof PairingOpened>[]): Promise<void> {
    if (!this.scores.ready()) return;
    const pairs = events.map(({ subjectId, payload }) => ({ id: subjectId, ...payload }));
    await this.record(pairs).catch((error: unknown) =>
      this.log.warn(`lines of ${pairs.length} pairings wait for the night: ${String(error)}`),
    );
  }

  /** A repeated showing only moves the place. */
  @On('learning.showings', CandidatesShown)
  async countShowings(
    { subjectId, payload, at }: RecordedEvent<typeof CandidatesShown>,
    tx: Tx,
  ): Promise<void> {
    const { side, demo, others, worths, modelVersion, first } = payload;
    await tx.query(
      `insert into match_showings as w (side, subject_id, other_id, demo, place, times, worth, model_version,
         first_shown_at, last_shown_at)
       select $1, $2, r.id, $3, $4 + r.n - 1, 1, r.worth, $5, $6, $6
       from unnest($7::uuid[], $8::real[]) with ordinality as r (id, worth, n)
       on conflict (side, subject_id, other_id) do update set place = excluded.place, times = w.times + 1,
         worth = excluded.worth, model_version = excluded.model_version, last_shown_at = excluded.last_shown_at
       where excluded.last_shown_at > w.last_shown_at`,
      [side, subjectId, demo, first, modelVersion, at, others, worths],
    );
  }

  /** Records the lines of all pairings that have none yet. @returns how many */
  async complete(): Promise<number> {
    for (let done = 0; ;) {
      const pairs = await this.queries.withoutLines(batchSize);
      const recorded = await this.record(pairs);
      done += recorded;
      if (pairs.length < batchSize || recorded === 0) return done;
    }
  }

  private async record(pairs: readonly OpenedPair[]): Promise<number> {
    if (pairs.length === 0) return 0;
    const lines = await this.scores.lines(pairs);
    const known = pairs.flatMap(({ id }, i) => (lines[i] ? [{ id, lines: lines[i] }] : []));
    await this.source.query(
      `insert into pairing_lines (pairing_id, base, lines)
       select (r->>'id')::uuid, $1, r->'lines' from jsonb_array_elements($2::jsonb) r on conflict do nothing`,
      [PRIOR.base, JSON.stringify(known)],
    );
    return known.length;
  }
}
