import type { MessageFacts, MessageText } from '../notifications/notifications.reads.js';
import type { Matched } from './saved-search-matching.service.js';
import { mostNamed } from './saved-searches.schemas.js';

/** Code → what it is called. */
export type Names = (code: string, language: 'zh-CN' | 'en') => string;

/** The place of a hit in a message's facts: its title is read as that of `hit1`, `hit2`, … */
export const hitTypes = Array.from({ length: mostNamed }, (_, i) => `hit${i + 1}`);

interface Facts {
  readonly kind: string;
  readonly hits: readonly Matched[];
  readonly more: number;
  readonly searches: number;
  readonly muteLink: string;
}
const factsOf = (facts: MessageFacts): Facts => facts.data as unknown as Facts;

function because(hit: Matched, names: Names, language: 'zh-CN' | 'en'): string {
  const words = hit.words.map((word) => (language === 'en' ? `“${word}”` : `“${word}”`));
  const values = Object.values(hit.filters)
    .flat()
    .filter((value) => value !== 'true' && value !== 'false')
    .map((code) => names(code, language));
  const all = [...words, ...new Set(values)];
  if (all.length === 0) return '';
  return language === 'en' ? ` (matched: ${all.join(', ')})` : `（符合：${all.join('、')}）`;
}

function lines(facts: MessageFacts, names: Names, language: 'zh-CN' | 'en'): string[] {
  const { hits, more, muteLink } = factsOf(facts);
  const shown = hits.map(
    (hit, i) => `· ${facts.title(hitTypes[i])}${because(hit, names, language)}`,
  );
  const rest = language === 'en' ? `… and ${more} more` : `……另有 ${more} 个`;
  const mute =
    language === 'en'
      ? `Tell me no more of this saved search: ${muteLink}`
      : `不再接收这条订阅：${muteLink}`;
  return [...shown, ...(more > 0 ? [rest] : []), mute];
}

export function matchedZh(facts: MessageFacts, names: Names): MessageText {
  const { kind, hits, more, searches } = factsOf(facts);
  const total = hits.length + more;
  const of = searches > 1 ? `${searches} 条订阅` : `订阅“${facts.title()}”`;
  const title =
    kind === 'changed'
      ? `${total} 个场景修改后符合${of}`
      : kind === 'rest'
        ? `${of}：昨天还有 ${total} 个场景`
        : `${total} 个新场景符合${of}`;
  return { title, lines: lines(facts, names, 'zh-CN') };
}

export function matchedEn(facts: MessageFacts, names: Names): MessageText {
  const { kind, hits, more, searches } = factsOf(facts);
  const total = hits.length + more;
  const scenarios = total === 1 ? '1 scenario' : `${total} scenarios`;
  const of = searches > 1 ? `${searches} saved searches` : `“${facts.title()}”`;
  const title =
    kind === 'changed'
      ? `${scenarios} now ${total === 1 ? 'matches' : 'match'} ${of} after a change`
      : kind === 'rest'
        ? `${scenarios} more of yesterday for ${of}`
        : `${scenarios} published for ${of}`;
  return { title, lines: lines(facts, names, 'en') };
}
