import type { Match, Reason, Span } from '@aism/search';
import type { ComparedPair, MatchTable, ProfileText } from '../matching/matching.reads.js';

/** The lines that say something, the strongest first. */
export function linesOf(values: readonly number[], codes: MatchTable['codes']) {
  return codes
    .map(({ code, side }, i) => ({ code, side, value: values[i] ?? 0 }))
    .filter((line) => line.value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** Each text with every place that a reason or a gap of either side points into, none inside another. */
export function spansOf({ texts, match }: ComparedPair) {
  const reasons = allReasons(match);
  const marked = (side: 'demand' | 'supply', fields: readonly ProfileText[]) =>
    fields.map(({ field, text }) => {
      const spans = reasons.flatMap((reason) => reason.evidence?.[side] ?? []);
      return { field, text, spans: apart(spans.filter((span) => span.field === field)) };
    });
  return { demand: marked('demand', texts.demand), supply: marked('supply', texts.supply) };
}

function allReasons({ reasons, gaps }: Match): Reason[] {
  return [...reasons.demand, ...reasons.supply, ...gaps.demand, ...gaps.supply];
}

/** In order of place; of two that overlap the longer one stays. */
export function apart(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  const byLength = [...spans].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  for (const span of byLength)
    if (kept.every((other) => span.end <= other.start || other.end <= span.start)) kept.push(span);
  return kept.sort((a, b) => a.start - b.start);
}
