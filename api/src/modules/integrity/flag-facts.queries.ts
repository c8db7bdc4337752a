import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors.js';
import { xiamenDay, type WorkingDays } from '../../platform/working-days.js';
import { AwardReads } from '../awards/awards.reads.js';
import { BidReads, type OpenedBid } from '../bids/bids.reads.js';
import { CalendarReads } from '../calendar/calendar.reads.js';
import { EvaluationReads } from '../evaluation/evaluation.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import type { FlagBid, FlagFacts } from './red-flags.js';

type Reader = Pick<EntityManager, 'query'>;

/** Opened in these hours of a working day, Xiamen time, an opening is ordinary. */
const ordinary = { from: 8, to: 20 };

/** Gathers what red flags are computed from; nothing before the opening. */
@Injectable()
export class FlagFactsQueries {
  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(BidReads) private readonly bids: BidReads,
    @Inject(EvaluationReads) private readonly evaluation: EvaluationReads,
    @Inject(AwardReads) private readonly awards: AwardReads,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
  ) {}

  /** Null where there is no such scenario. */
  async of(scenarioId: string, reader: Reader): Promise<FlagFacts | null> {
    const [profile] = await this.scenarios.profiles([scenarioId], reader);
    if (!profile) return null;
    const opened = await this.bids.opened(scenarioId, reader);
    const calendar = await this.calendar.workingDays(reader);
    return {
      ...{ publishedAt: profile.publishedAt, deadline: profile.deadline },
      bids: opened.map(flagBidOf),
      sharedPeople: await sharedPeople(opened, reader),
      winners: await this.awards.proposed(scenarioId, reader),
      sheets: await this.evaluation.panelShares(scenarioId, reader),
      openings: (await openings(scenarioId, reader)).map((opening) => ({
        ...{ ...opening, odd: isOdd(calendar, opening.at) },
      })),
      contested: await this.bids.contested(scenarioId, reader),
      reads: await readsOf(scenarioId, reader),
    };
  }
}

function flagBidOf({ id, sealedAt, state, technique, price }: OpenedBid): FlagBid {
  const said = [
    technique.summary,
    technique.approach,
    ...technique.answers.map((answer) => answer.text),
    ...technique.plan.map((step) => `${step.title} ${step.deliverable}`),
  ];
  return {
    ...{ id, sealedAt, disqualified: state === 'disqualified', text: said.join('\n') },
    team: technique.team.map(({ role, experience }) => `${role} ${experience}`).join('\n'),
    amountFen: price?.amountFen ?? null,
  };
}

/** Whether it is no working day or outside the ordinary hours; of a year nobody has announced, the hours alone count. */
export function isOdd(calendar: WorkingDays, at: Date): boolean {
  const hour = (at.getUTCHours() + 8) % 24;
  if (hour < ordinary.from || hour >= ordinary.to) return true;
  try {
    return !calendar.isWorkingDay(xiamenDay(at));
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** People who are members of organisations of two different bids. */
async function sharedPeople(
  bids: readonly OpenedBid[],
  reader: Reader,
): Promise<FlagFacts['sharedPeople']> {
  const places = bids.flatMap((bid) => bid.memberIds.map((organisation) => [bid.id, organisation]));
  const rows = await reader.query<{ a: string; b: string; people: number }[]>(
    `with placed as (select distinct p.bid, m.user_id from unnest($1::uuid[], $2::uuid[]) as p (bid, organisation)
       join memberships m on m.organisation_id = p.organisation)
     select one.bid as a, other.bid as b, count(*)::int as people from placed one
       join placed other on other.user_id = one.user_id and other.bid > one.bid
     group by 1, 2 order by 1, 2`,
    [places.map(([bid]) => bid), places.map(([, organisation]) => organisation)],
  );
  return rows.map(({ a, b, people }) => ({ bidIds: [a, b], people }));
}

function openings(scenarioId: string, reader: Reader): Promise<{ kind: string; at: Date }[]> {
  return reader.query(
    `select payload ->> 'kind' as kind, at from events
     where type = 'opening.opened' and payload ->> 'scenarioId' = $1::text order by seq`,
    [scenarioId],
  );
}

function readsOf(scenarioId: string, reader: Reader): Promise<FlagFacts['reads'][number][]> {
  return reader.query(
    `select r.user_id::text as account, (r.hour at time zone 'Asia/Shanghai')::date::text as day, sum(r.reads)::int as reads
     from bid_reads r join bids b on b.id = r.bid_id where b.scenario_id = $1 group by 1, 2 order by 1, 2`,
    [scenarioId],
  );
}
