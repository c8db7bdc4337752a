import type { Language } from '../../platform/http/actor.js';
import { provisionalNote } from '../calendar/calendar.reads.js';
import type { FieldChange } from './scenario-diff.js';
import type { ContentField } from './scenario-fields.schemas.js';

/** A field of the content, or what is published beside it. */
type NamedField = ContentField | 'criteria';

/** What a change notice tells of; all of it public. */
export interface ChangeNotice {
  readonly title: string;
  readonly n: number;
  readonly material: boolean;
  readonly movedDays: number | null;
  readonly deadline: string | null;
  /** The year whose make-up days were unannounced when the deadline was moved by rule. */
  readonly provisionalYear: number | null;
  readonly changes: readonly (Pick<FieldChange, 'before' | 'after' | 'material'> & {
    readonly field: NamedField;
  })[];
}

const fieldNames: Readonly<Record<NamedField, readonly [zh: string, en: string]>> = {
  title: ['场景名称', 'title'],
  summary: ['简介', 'summary'],
  problem: ['痛点与现状', 'problem'],
  baseline: ['现状指标', 'present figures'],
  target: ['目标指标', 'target figures'],
  sectors: ['应用领域', 'sectors'],
  technologies: ['主要技术', 'technologies'],
  districts: ['落地区域', 'place'],
  park: ['园区', 'park'],
  sizeClass: ['场景规模', 'size'],
  resources: ['开放的资源', 'what is opened'],
  cooperationModes: ['合作方式', 'cooperation'],
  procedure: ['推进方式', 'procedure'],
  takers: ['几家承接', 'number of takers'],
  proofOfConcept: ['先行验证', 'proof of concept'],
  procurementUrl: ['采购公告网址', 'procurement notice'],
  procurementNo: ['采购项目编号', 'procurement number'],
  budgetMinFen: ['预算下限', 'lower budget'],
  budgetMaxFen: ['预算上限', 'upper budget'],
  currency: ['币种', 'currency'],
  smeReserved: ['面向中小企业预留', 'reserved for SMEs'],
  constraints: ['约束条件', 'constraints'],
  mustHave: ['必须满足的要求', 'musts'],
  niceToHave: ['加分项', 'wishes'],
  firstUse: ['首试首用', 'first use'],
  expectedStart: ['预计启动月份', 'expected start'],
  deadline: ['截止时间', 'deadline'],
  acceptanceTest: ['验收方式', 'acceptance test'],
  source: ['公开来源', 'source'],
  externalId: ['来源中的编号', 'number in the source'],
  criteria: ['评审标准', 'evaluation criteria'],
};

const xiamen = (iso: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(iso));

/** The mail that tells followers of a published change: which fields, whether it matters, until when. Pure. */
export function changeNoticeText(
  notice: ChangeNotice,
  language: Language,
): { subject: string; text: string } {
  const zh = language === 'zh-CN';
  const { title, n, material, movedDays, deadline, provisionalYear } = notice;
  const subject = zh
    ? `${material ? '重大变更' : '更新'}：${title}（第 ${n} 版）`
    : `${material ? 'Material change' : 'Update'}: ${title} (version ${n})`;
  const lines = [
    zh
      ? `“${title}”公布了第 ${n} 版，${material ? '其中有影响应答的重大变更。' : '没有影响应答的重大变更。'}`
      : `“${title}” was published as version ${n}; ${material ? 'some changes matter for your answer.' : 'no change matters for your answer.'}`,
    '',
    ...notice.changes.map((change) => lineOf(change, language)),
  ];
  if (movedDays !== null && deadline)
    lines.push(
      '',
      zh
        ? `按规则，重大变更后至少保留 ${movedDays} 个工作日，截止时间顺延至 ${xiamen(deadline, language)}（厦门时间）。`
        : `By rule at least ${movedDays} working days remain after a material change: the deadline moves to ${xiamen(deadline, language)} (Xiamen time).`,
      ...(provisionalYear === null ? [] : [provisionalNote(provisionalYear, language)]),
    );
  return { subject, text: lines.join('\n') };
}

function lineOf(change: ChangeNotice['changes'][number], language: Language): string {
  const zh = language === 'zh-CN';
  const name = fieldNames[change.field][zh ? 0 : 1];
  const mark = change.material ? (zh ? '【重大】' : ' [material]') : '';
  const shown = shortOf(change, language);
  return `- ${name}${mark}${shown}`;
}

/** Values short enough for one line are told; the rest is on the page. */
function shortOf(change: ChangeNotice['changes'][number], language: Language): string {
  const text = (value: unknown): string | null => {
    if (change.field === 'deadline' && typeof value === 'string') return xiamen(value, language);
    return typeof value === 'string' && value.length <= 60 && !value.includes('\n') ? value : null;
  };
  const [before, after] = [text(change.before), text(change.after)];
  const codes = ['park', 'sizeClass', 'procedure', 'takers', 'currency'].includes(change.field);
  if (codes || after === null) return '';
  if (language === 'en') return before === null ? `: ${after}` : `: ${before} → ${after}`;
  return before === null ? `：${after}` : `：${before} → ${after}`;
}
