import type { BenchmarkCase } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatNumber, type Language } from '../../lib/format';
import { SourceLine } from '../../lib/source-line';
import { useTaxonomy } from '../../lib/taxonomy';
import { Arcs } from '../../ui/arcs';
import { Tag, Tags } from '../../ui/tag';

type CaseFigure = BenchmarkCase['baseline'][number];

function show(figure: CaseFigure | undefined, language: Language): string {
  if (!figure || figure.value === null) return '—';
  const between = figure.unit && !figure.unit.startsWith('%') ? ' ' : '';
  return `${formatNumber(figure.value, language)}${between}${figure.unit}`;
}

/** One finished pilot: what was measured before and after. */
export function CaseEntry({ one }: { one: BenchmarkCase }) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  return (
    <article className="case" id={one.id}>
      <Arcs demand={1} supply={1} met size={4} />
      <div className="stack">
        <h2>{one.title}</h2>
        <p className="muted">
          {[one.organisationName, one.supplierName, one.year].filter(Boolean).join(' · ')}
        </p>
        <p>{one.summary}</p>
        <dl className="case-figures figures">
          {one.result.map((after) => (
            <div key={after.name}>
              <dt>{after.name}</dt>
              <dd>
                {show(
                  one.baseline.find((before) => before.name === after.name),
                  language,
                )}{' '}
                → <strong>{show(after, language)}</strong>
              </dd>
            </div>
          ))}
        </dl>
        {one.lessons && (
          <p>
            <strong>{t('cases.lessons')}</strong> {one.lessons}
          </p>
        )}
        <Tags>
          {one.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          <Tag>{label('sector', one.sector)}</Tag>
          {one.technologies.map((code) => (
            <Tag key={code}>{label('technology', code)}</Tag>
          ))}
        </Tags>
        <SourceLine source={one.source} />
      </div>
    </article>
  );
}
