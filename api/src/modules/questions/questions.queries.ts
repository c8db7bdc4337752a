import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { belongsTo, hasRole, mayActFor, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { CalendarReads, countedFrom } from '../calendar/calendar.reads.js';
import { optionsOf, ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { questionErrors } from './question.errors.js';
import { questionLifecycle } from './question.lifecycle.js';
import type { Question, QuestionsQuery } from './questions.schemas.js';

type Reader = Pick<EntityManager, 'query'>;
/** A question's row with what its lifecycle and its readers need to know. */
export interface QuestionRow extends Omit<Question, 'mine' | 'actions' | 'body'> {
  readonly version: number;
  readonly scenarioId: string;
  readonly body: string;
  readonly askerOrganisationId: string;
}

export const questionRowSql = `
  select q.id, q.version, q.scenario_id as "scenarioId", q.no, q.asker_no as "askerNo", q.origin, q.state,
    q.body, q.hidden_reason as "hiddenReason", q.asked_at as "askedAt",
    a.organisation_id as "askerOrganisationId",
    coalesce((select json_agg(json_build_object('n', x.n, 'body', x.body, 'scenarioVersion', x.scenario_version,
      'at', x.at) order by x.n desc) from question_answers x where x.question_id = q.id), '[]') as answers
  from questions q
  join question_askers a on a.scenario_id = q.scenario_id and a.no = q.asker_no`;

/** How the actor stands to a question. Nobody moderates what concerns their own organisation. */
export function questionRelations(row: QuestionRow, head: ScenarioHead, actor: Actor): string[] {
  const relations: string[] = [];
  const own = belongsTo(actor, head.organisationId) || belongsTo(actor, row.askerOrganisationId);
  if (mayActFor(actor, head.organisationId)) relations.push('publisher-editor');
  if (mayActFor(actor, row.askerOrganisationId)) relations.push('asker');
  if (hasRole(actor, 'reviewer') && !own) relations.push('moderator');
  return relations;
}

/** Whether the actor may ask: for an approved organisation that is not the publisher. */
export function askingOrganisations(head: ScenarioHead, actor: Actor): string[] {
  return actor.memberships
    .filter((m) => m.approved && m.role !== 'viewer' && m.organisationId !== head.organisationId)
    .map((m) => m.organisationId);
}

/** Reads of questions: everybody's, and the publisher's own queue. */
@Injectable()
export class QuestionsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
  ) {}

  /** Public, newest first. @throws AppError `question.not-found` for a scenario that is not public */
  async list(scenarioId: string, query: QuestionsQuery, actor: Actor) {
    const head = await this.scenarios.head(scenarioId);
    if (!head?.public) throw questionErrors('not-found');
    const before = query.cursor ? this.cursors.decode(query.cursor, z.tuple([z.int()]))[0] : null;
    const [rows, counted, period] = await Promise.all([
      this.source.query<QuestionRow[]>(
        `${questionRowSql} where q.scenario_id = $1 and q.state <> 'withdrawn'
           and ($2::int is null or q.no < $2) order by q.no desc limit $3`,
        [scenarioId, before, query.limit + 1],
      ),
      this.source.query<{ total: number; unanswered: number }[]>(
        `select count(*)::int as total, count(*) filter (where state = 'open')::int as unanswered
         from questions where scenario_id = $1 and state <> 'withdrawn'`,
        [scenarioId],
      ),
      this.period(head),
    ]);
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.no]);
    const mayAsk = period.open && askingOrganisations(head, actor).length > 0;
    return {
      items: shown.map((row) => viewOf(row, head, actor)),
      total: counted[0]?.total ?? 0,
      unanswered: counted[0]?.unanswered ?? 0,
      nextCursor,
      period,
      actions: mayAsk ? (['ask'] as const) : [],
    };
  }

  /** One question as the actor sees it. */
  async one(id: string, actor: Actor): Promise<Question> {
    const [row] = await this.source.query<QuestionRow[]>(`${questionRowSql} where q.id = $1`, [id]);
    const head = row && (await this.scenarios.head(row.scenarioId));
    if (!row || !head) throw questionErrors('not-found');
    return viewOf(row, head, actor);
  }

  /** What the reader's organisations have not answered yet. */
  async waiting(actor: Actor) {
    const own = actor.memberships.map((m) => m.organisationId);
    const items = await this.source.query<{ scenarioId: string; organisationId: string }[]>(
      `select q.id, q.no, q.asker_no as "askerNo", q.body, q.asked_at as "askedAt",
         q.scenario_id as "scenarioId", s.organisation_id as "organisationId"
       from questions q join scenarios s on s.id = q.scenario_id
       where q.state = 'open' and s.organisation_id = any($1::uuid[]) order by q.asked_at, q.id limit 200`,
      [own],
    );
    const heads = await this.scenarios.heads([...new Set(items.map((item) => item.scenarioId))]);
    const open = new Map(heads.filter((h) => h.state === 'open').map((h) => [h.id, h.title]));
    const answerable = items.flatMap((item) => {
      const scenarioTitle = open.get(item.scenarioId);
      if (scenarioTitle === undefined) return [];
      const mayAnswer = mayActFor(actor, item.organisationId);
      return [{ ...item, scenarioTitle, actions: mayAnswer ? (['answer'] as const) : [] }];
    });
    return { items: answerable, total: answerable.length };
  }

  /**
   * Until when questions are taken: a stated number of working days before the deadline, by the calendar as it stood
   * when that deadline was published, so that what was published does not move when a year is entered or corrected.
   */
  async period(head: ScenarioHead, reader: Reader = this.source) {
    const workingDays = optionsOf(head.procedure).questionLeadDays;
    const open = head.state === 'open';
    if (!head.deadline || workingDays === 0)
      return { open, until: head.deadline, workingDays, unknownYear: null, provisionalYear: null };
    const now = await this.calendar.now(reader);
    const setAt = (await this.scenarios.deadlineSetAt(head.id, reader)) ?? now;
    const calendar = (await this.calendar.calendars(reader)).asOf(setAt);
    const counted = countedFrom(calendar, head.deadline, -workingDays);
    // Without the year's calendar nothing is invented: questions then end with the scenario itself.
    const until = counted.at ?? head.deadline;
    const { unknownYear, provisionalYear } = counted;
    return { open: open && now < until, until, workingDays, unknownYear, provisionalYear };
  }
}

function viewOf(row: QuestionRow, head: ScenarioHead, actor: Actor): Question {
  const subject = {
    state: row.state,
    scenarioOpen: head.state === 'open',
    answered: row.answers.length > 0,
  };
  const relations = questionRelations(row, head, actor);
  const mine = belongsTo(actor, row.askerOrganisationId);
  const hidden = row.state === 'hidden' && !relations.includes('moderator');
  return {
    ...row,
    body: hidden ? null : row.body,
    answers: hidden ? [] : row.answers,
    mine,
    actions: questionLifecycle.actions(subject, relations, new Date(0)),
  };
}
