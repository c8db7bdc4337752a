import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '../../platform/http/actor.js';
import { lastMomentOf, provisionalYearOf } from '../../platform/working-days.js';
import { CalendarReads, provisionalNote } from '../calendar/calendar.reads.js';
import { ListReads } from '../lists/lists.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';
import type { StoredMessage } from './message-rows.queries.js';
import {
  MessageKinds,
  type MessageFacts,
  type MessageKind,
  type MessageText,
  type TitleLoader,
} from './notifications.reads.js';

type Told = Pick<StoredMessage, 'kind' | 'subjectType' | 'subjectId' | 'data' | 'at'>;
export interface WrittenMessage extends MessageText {
  readonly kind: string;
  readonly path: string;
}
/** What a thing is called that may not be named, or is gone. */
const untold: Readonly<Record<Language, string>> = {
  'zh-CN': '（暂不公开）',
  en: '(not public at present)',
};

/** Writes messages out for their reader: titles as they are now, in the reader's language. */
@Injectable()
export class MessageTexts {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(MessageKinds) private readonly kinds: MessageKinds,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
    @Inject(SupplierReads) suppliers: SupplierReads,
    @Inject(ListReads) lists: ListReads,
  ) {
    kinds.addTitles('scenario', (ids, options) => this.scenarioTitles(ids, options));
    kinds.addTitles('capability', async (ids, { working }) => {
      const rows = await suppliers.pairingFacts(ids);
      return titlesOf(rows.filter((row) => working || row.visible));
    });
    kinds.addTitles('list', async (ids) => titlesOf(await lists.titles(ids)));
  }

  /** In the order given; messages of kinds that this version does not know are left out. */
  async write<M extends Told>(
    messages: readonly M[],
    language: Language,
  ): Promise<{ message: M; written: WrittenMessage }[]> {
    const known = messages.flatMap((message) => {
      const kind = this.kinds.find(message.kind);
      return kind ? [{ message, kind }] : [];
    });
    const titles = await this.titles(known);
    const counts = known.some(({ kind }) => kind.countsDays);
    const calendars = counts ? await this.calendar.calendars() : null;
    return known.map(({ message, kind }) => {
      const titleOf = (type: string) => {
        const id = idOf(message, type);
        return id ? titles.get(keyOf(kind, type, id)) : undefined;
      };
      const provisionalYear = (limit: Date) =>
        calendars && provisionalYearOf(calendars, message.at, limit);
      return {
        message,
        written: writeMessage(kind, message, language, { titleOf, provisionalYear }),
      };
    });
  }

  /** One question for each type of thing and way of seeing it. */
  private async titles(messages: readonly { message: Told; kind: MessageKind }[]) {
    const wanted = new Map<string, { type: string; working: boolean; ids: Set<string> }>();
    for (const { message, kind } of messages)
      for (const [type, id] of referencesOf(message)) {
        const key = keyOf(kind, type, '');
        const entry = wanted.get(key) ?? {
          ...{ type, working: kind.working ?? false, ids: new Set<string>() },
        };
        entry.ids.add(id);
        wanted.set(key, entry);
      }
    const titles = new Map<string, string>();
    for (const [key, { type, working, ids }] of wanted) {
      const load = this.kinds.titlesOf(type);
      if (!load) continue;
      const loaded = await load([...ids], { working, reader: this.source });
      for (const [id, title] of loaded) titles.set(key + id, title);
    }
    return titles;
  }

  private async scenarioTitles(
    ids: readonly string[],
    { working }: Parameters<TitleLoader>[1],
  ): Promise<ReadonlyMap<string, string>> {
    const heads = await this.scenarios.heads(ids);
    return new Map(
      heads.flatMap((head) => {
        const title = working ? head.title : head.known ? head.publicTitle : null;
        return title ? [[head.id, title] as const] : [];
      }),
    );
  }
}

/** What a text needs to know beside the message itself. */
export interface WritingFacts {
  /** The title of the subject, or of what `data` names; undefined when untold. */
  readonly titleOf: (type: string) => string | undefined;
  /** The provisional year through which a limit was counted when the message was made. */
  readonly provisionalYear: (limit: Date) => number | null;
}

/** Writes one message. */
export function writeMessage(
  kind: MessageKind,
  message: Omit<Told, 'kind' | 'at'>,
  language: Language,
  { titleOf, provisionalYear }: WritingFacts,
): WrittenMessage {
  const { data, subjectType, subjectId } = message;
  const facts: MessageFacts = {
    subject: { type: subjectType, id: subjectId },
    data,
    title: (type = subjectType) => titleOf(type) ?? untold[language],
    time: (value) => timeOf(value, language),
    until: (value) => untilOf(value, language),
    day: (value) => dayOf(value, language),
    counted: (value) => {
      const year = typeof value === 'string' ? provisionalYear(new Date(value)) : null;
      return year === null ? [] : [provisionalNote(year, language)];
    },
    number: (name) => (typeof data[name] === 'number' ? data[name] : 0),
    text: (name) => (typeof data[name] === 'string' ? data[name] : ''),
  };
  return { ...kind.texts[language](facts), kind: kind.name, path: kind.path(facts) };
}

const keyOf = (kind: MessageKind, type: string, id: string) =>
  `${type} ${kind.working ? 'working' : 'public'} ${id}`;
const titlesOf = (rows: readonly { id: string; title: string }[]) =>
  new Map(rows.map((row) => [row.id, row.title]));

/** `data.scenarioId` names a scenario, and so on. */
function idOf(message: Omit<Told, 'kind' | 'at'>, type: string): string | undefined {
  const named = message.data[`${type}Id`];
  if (typeof named === 'string') return named;
  return type === message.subjectType ? message.subjectId : undefined;
}
function referencesOf(message: Omit<Told, 'kind' | 'at'>): [type: string, id: string][] {
  const named = Object.entries(message.data).flatMap(([name, value]) =>
    name.endsWith('Id') && typeof value === 'string'
      ? [[name.slice(0, -2), value] as [string, string]]
      : [],
  );
  return [[message.subjectType, message.subjectId], ...named];
}

const written = (date: Date, language: Language, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    ...{ timeZone: 'Asia/Shanghai', dateStyle: 'long', ...style },
  }).format(date);

function timeOf(value: unknown, language: Language): string {
  if (typeof value !== 'string') return '—';
  return written(new Date(value), language, { timeStyle: 'short' });
}
function dayOf(value: unknown, language: Language): string {
  if (typeof value !== 'string') return '—';
  return written(new Date(`${value}T00:00:00+08:00`), language, {});
}
/** 厦门 keeps +08:00 all year: midnight there is 16:00 UTC. */
function untilOf(value: unknown, language: Language): string {
  if (typeof value !== 'string') return '—';
  const end = new Date(value);
  if (!end.toISOString().endsWith('T16:00:00.000Z')) return timeOf(value, language);
  const lastDay = written(lastMomentOf(end), language, {});
  return language === 'en' ? `${lastDay} at 24:00` : `${lastDay} 24:00`;
}
