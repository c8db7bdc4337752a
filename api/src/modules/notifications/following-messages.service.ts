import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import type { Language } from '../../platform/http/actor.js';
import { biddingSql } from '../bids/bids.reads.js';
import { followingSql } from '../follows/follows.reads.js';
import { askingSql } from '../questions/questions.reads.js';
import {
  ScenarioCancelled,
  ScenarioChanged,
  ScenarioClosed,
  ScenarioDeadlineMoved,
  ScenarioPublished,
  ScenarioWithdrawn,
} from '../scenarios/scenario.events.js';
import { changeNoticeText, ScenarioNotices } from '../scenarios/scenarios.reads.js';
import { allFollowingKinds, followingKinds } from './following-message-texts.js';
import { sampleDeadline } from './message-samples.js';
import {
  MessageKinds,
  Messages,
  type MessageData,
  type MessageKind,
} from './notifications.reads.js';

/** Who followed $1 when it happened ($2): whoever began since has just seen the page. */
const followersSql = `
  select f.user_id, f.organisation_id, null::text as role from (${followingSql}) f
  where f.scenario_id = $1 and f.at <= $2`;
/** With the people of organisations that asked or bid. */
const audienceSql = `${followersSql}
  union
  select a.user_id, a.organisation_id, null::text as role from (${askingSql}) a where a.scenario_id = $1
  union
  select b.user_id, b.organisation_id, null::text as role from (${biddingSql}) b where b.scenario_id = $1`;

/** Tells those who follow a scenario, asked about it or answer it what happens to it; each fact once. */
@Injectable()
export class FollowingMessages {
  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(ScenarioNotices) private readonly notices: ScenarioNotices,
    @Inject(MessageKinds) kinds: MessageKinds,
  ) {
    kinds.add(...allFollowingKinds);
    kinds.add(this.withNotice(followingKinds.changed));
    kinds.add(this.withNotice(followingKinds.changedMaterially));
  }

  @On('notifications.scenario-published', ScenarioPublished)
  async published(event: RecordedEvent, tx: Tx): Promise<void> {
    const { deadline, n } = event.payload as EventPayload<typeof ScenarioPublished>;
    // Once a version: closed and opened again it is published anew.
    await this.tell(event, tx, { kind: 'scenario.published', data: { deadline, n } }, followersSql);
  }

  @On('notifications.scenario-changed', ScenarioChanged)
  async changed(event: RecordedEvent, tx: Tx): Promise<void> {
    const { n, fields, material } = event.payload as EventPayload<typeof ScenarioChanged>;
    // The move of a deadline alone is told as such.
    if (fields.length === 1 && fields[0] === 'deadline') return;
    const kind = material ? 'scenario.changed-materially' : 'scenario.changed';
    await this.tell(event, tx, { kind, data: { n, fields: fields.length } });
  }

  @On('notifications.scenario-deadline-moved', ScenarioDeadlineMoved)
  async moved(event: RecordedEvent, tx: Tx): Promise<void> {
    const { n, from, to } = event.payload as EventPayload<typeof ScenarioDeadlineMoved>;
    await retractReminders(tx, event.subjectId);
    const alone = await tx.query<{ alone: boolean }>(
      `select fields = array['deadline'] as alone from scenario_versions where scenario_id = $1 and n = $2`,
      [event.subjectId, n],
    );
    // Moved together with other facts, the notice of the change says so.
    if (!alone[0]?.alone) return;
    await this.tell(event, tx, { kind: 'scenario.deadline-moved', data: { n, from, to } });
  }

  @On('notifications.scenario-closed', ScenarioClosed)
  async closed(event: RecordedEvent, tx: Tx): Promise<void> {
    const { early, at } = event.payload as EventPayload<typeof ScenarioClosed>;
    await retractReminders(tx, event.subjectId);
    await this.tell(event, tx, { kind: 'scenario.closed', data: { early, at } });
  }

  @On('notifications.scenario-ended', ScenarioWithdrawn, ScenarioCancelled)
  async ended(event: RecordedEvent, tx: Tx): Promise<void> {
    await retractReminders(tx, event.subjectId);
    const how = event.type === ScenarioCancelled.type ? 'cancelled' : 'withdrawn';
    await this.tell(event, tx, { kind: 'scenario.ended', data: { how } });
  }

  private async tell(
    event: RecordedEvent,
    tx: Tx,
    message: { readonly kind: string; readonly data: MessageData },
    sql: string = audienceSql,
  ): Promise<void> {
    const subject = { type: 'scenario', id: event.subjectId };
    await this.messages.sendTo(
      tx,
      { ...message, key: event.id, subject, group: event.subjectId },
      { sql, params: [event.subjectId, event.at] },
    );
  }

  /** The mail holds the diff that the page shows. */
  private withNotice(kind: MessageKind): MessageKind {
    return {
      ...kind,
      details: async ({ subject, data }, language) =>
        linesOf(await this.notices.noticeText(subject.id, Number(data.n), language)),
      sample: {
        ...kind.sample,
        details: { 'zh-CN': sampleLines('zh-CN'), en: sampleLines('en') },
      },
    };
  }
}

/** A reminder of a deadline that no longer is says nothing true: unread ones go, their mails are not sent. */
async function retractReminders(tx: Tx, scenarioId: string): Promise<void> {
  await tx.query(
    `update messages set in_app = false, mail = 'off'
     where subject_id = $1 and kind = '${followingKinds.soon.name}' and read_at is null`,
    [scenarioId],
  );
}

/** The lines of the notice that name the fields; its first one says what the message says already. */
function linesOf(notice: { text: string } | null): readonly string[] {
  return (notice?.text ?? '').split('\n').slice(2);
}

function sampleLines(language: Language): readonly string[] {
  const material = true;
  const changes = [
    { field: 'target', before: [], after: [], material },
    { field: 'deadline', before: '2026-09-15T09:00:00.000Z', after: sampleDeadline, material },
  ] as const;
  const title = language === 'en' ? 'Sample' : '示例';
  const notice = {
    title,
    n: 2,
    material: true,
    movedDays: 5,
    deadline: sampleDeadline,
    changes,
    provisionalYear: null,
  };
  return linesOf(changeNoticeText(notice, language));
}
