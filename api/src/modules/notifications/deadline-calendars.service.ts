import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import ical, { ICalEventStatus, type ICalEventData } from 'ical-generator';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Actor, Language } from '../../platform/http/actor.js';
import { provisionalNote } from '../calendar/calendar.reads.js';
import { FollowReads } from '../follows/follows.reads.js';
import { QuestionReads } from '../questions/questions.reads.js';
import { ScenarioReads, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { calendarFeedErrors } from './notifications.errors.js';

const words = {
  'zh-CN': {
    name: 'AI厦门机会清单：关注的截止时间',
    deadline: '截止',
    questions: '提问截止',
    note: '以平台公布的时间为准。',
  },
  en: {
    name: 'AI Xiamen Opportunity List: deadlines you follow',
    deadline: 'Deadline',
    questions: 'Last day for questions',
    note: 'What the platform publishes holds.',
  },
} as const;
const over = new Set(['withdrawn', 'cancelled', 'no_response', 'none_suitable']);
const product = { company: 'AISM', product: 'deadlines' };

/** Deadlines as calendar files: of one scenario, and of everything a person follows. Public facts only. */
@Injectable()
export class DeadlineCalendars {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(QuestionReads) private readonly questions: QuestionReads,
    @Inject(FollowReads) private readonly follows: FollowReads,
  ) {}

  /** @throws AppError `calendar-feed.no-deadline` */
  async ofScenario(id: string, language: Language): Promise<string> {
    const head = await this.scenarios.head(id);
    if (!head?.public || !head.deadline) throw calendarFeedErrors('no-deadline');
    return this.write([head], language);
  }

  /** @throws AppError `calendar-feed.not-found` for a token that was revoked or never made */
  async ofFeed(token: string): Promise<string> {
    const [feed] = await this.source.query<{ userId: string; language: Language }[]>(
      `select f.user_id as "userId", f.language from calendar_feeds f join users u on u.id = f.user_id
       where f.token_hash = $1 and u.erased_at is null`,
      [hashOf(token)],
    );
    if (!feed) throw calendarFeedErrors('not-found');
    const heads = await this.scenarios.heads(await this.follows.scenariosOf(feed.userId));
    return this.write(
      heads.filter((head) => head.known && head.deadline),
      feed.language,
    );
  }

  async feed(actor: Actor) {
    const [row] = await this.source.query<{ madeAt: Date }[]>(
      'select made_at as "madeAt" from calendar_feeds where user_id = $1',
      [actor.userId],
    );
    const actions: ('make' | 'revoke')[] = row ? ['make', 'revoke'] : ['make'];
    return { madeAt: row?.madeAt ?? null, url: null, actions };
  }

  /** A new address; the former one leads nowhere from then on. */
  async make(actor: Actor) {
    const token = randomBytes(32).toString('base64url');
    await this.source.query(
      `insert into calendar_feeds (user_id, token_hash, language, made_at) values ($1, $2, $3, app_now())
       on conflict (user_id) do update set token_hash = excluded.token_hash, language = excluded.language,
         made_at = excluded.made_at`,
      [actor.userId, hashOf(token), actor.language],
    );
    const url = new URL(`/api/v1/calendar-feeds/${token}.ics`, this.config.PUBLIC_URL).toString();
    return { ...(await this.feed(actor)), url };
  }

  async revoke(actor: Actor) {
    await this.source.query('delete from calendar_feeds where user_id = $1', [actor.userId]);
    return this.feed(actor);
  }

  private async write(heads: readonly ScenarioHead[], language: Language): Promise<string> {
    const calendar = ical({ prodId: product, name: words[language].name });
    for (const head of heads)
      for (const event of await this.events(head, language)) calendar.createEvent(event);
    return calendar.toString();
  }

  /** One id for ever; the number grows with every change, so that calendars take the later time. */
  private async events(head: ScenarioHead, language: Language): Promise<ICalEventData[]> {
    const w = words[language];
    const url = new URL(`/scenarios/${head.id}`, this.config.PUBLIC_URL).toString();
    const event = (
      what: 'deadline' | 'questions',
      at: Date,
      notes: readonly string[] = [],
    ): ICalEventData => ({
      ...{ id: `${head.id}-${what}@aism`, sequence: head.version, start: at, end: at, stamp: at },
      summary: `${w[what]}：${head.publicTitle ?? ''}`,
      ...{ description: [...notes, w.note, url].join('\n'), url },
      status: over.has(head.state) ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (!head.deadline) return [];
    const { until, provisionalYear: year } = await this.questions.until(head);
    const notes = year === null ? [] : [provisionalNote(year, language)];
    const events = [event('deadline', head.deadline)];
    if (until && until < head.deadline) events.push(event('questions', until, notes));
    return events;
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
