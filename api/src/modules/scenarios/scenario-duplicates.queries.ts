import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { jaccard, normalise, shingles } from '@aism/search';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { viewOf } from './scenario-access.js';
import type { ContentValues, ScenarioState } from './scenario-fields.schemas.js';
import { readScenario } from './scenario-rows.queries.js';
import { scenarioErrors } from './scenario.errors.js';
import { effectiveStateSql } from './scenario.lifecycle.js';

interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly organisationName: string;
  readonly state: ScenarioState;
  readonly text: string;
}

/** Characters a shingle and the share above which two scenarios count as nearly the same. */
const shingleLength = 4;
const threshold = 0.5;
/** Looser than the exact measure, so that the trigram index drops no true hit; see the spec. */
const trigramThreshold = 0.3;

/** The text two scenarios are compared by, stored folded in `similar_text`. */
export function similarText(content: Pick<ContentValues, 'title' | 'summary' | 'problem'>): string {
  return normalise(`${content.title} ${content.summary} ${content.problem}`);
}

/** Share of common 4-character runs, 0–1. */
export function similarity(a: string, b: string): number {
  return jaccard(shingles(a, shingleLength), shingles(b, shingleLength));
}

/** Finds scenarios that say nearly the same, so that a publisher hears of it before submitting. */
@Injectable()
export class ScenarioDuplicatesQueries {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /**
   * Reveals only published rows, rows of the actor's own organisations, and to reviewers submitted ones.
   * @throws AppError `scenario.not-found` for readers from outside: the drafts' text is not theirs
   */
  async of(id: string, actor: Actor) {
    const row = await readScenario(this.source, id);
    const view = row && viewOf(row, actor);
    if (!row || !view || view === 'public') throw scenarioErrors('not-found');
    const text = similarText(row);
    const own = shingles(text, shingleLength);
    const candidates = await this.candidates(id, text, actor);
    const items = candidates
      .map(({ text: other, ...rest }) => ({
        ...rest,
        similarity: Math.round(jaccard(own, shingles(other, shingleLength)) * 1000) / 1000,
      }))
      .filter((item) => item.similarity >= threshold)
      .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
      .slice(0, 10);
    return { items };
  }

  private candidates(id: string, text: string, actor: Actor): Promise<Candidate[]> {
    return this.source.transaction(async (manager) => {
      // The planner thinks comparing whole texts cheap; at 10,000 rows the index takes 0.1 s instead of 3.5 s.
      await manager.query(
        `select set_config('pg_trgm.similarity_threshold', $1, true), set_config('enable_seqscan', 'off', true)`,
        [String(trigramThreshold)],
      );
      return manager.query<Candidate[]>(
        `select s.id, s.title, o.name as "organisationName", ${effectiveStateSql('s')} as state,
                s.similar_text as text
         from scenarios s join organisations o on o.id = s.organisation_id
         where s.id <> $1 and s.similar_text % $2
           and (s.published_at is not null or s.organisation_id = any($3::uuid[]) or ($4 and s.submitted_at is not null))
           and s.state not in ('withdrawn', 'cancelled')
         order by similarity(s.similar_text, $2) desc limit 50`,
        [id, text, actor.memberships.map((m) => m.organisationId), hasRole(actor, 'reviewer')],
      );
    });
  }
}
