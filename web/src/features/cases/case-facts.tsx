import { Link } from 'react-router';
import type { BenchmarkCase } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatNumber, type Language } from '../../lib/format';
import { paths } from '../../lib/paths';
import { SourceLine } from '../../lib/source-line';
import { useTaxonomy } from '../../lib/taxonomy';
import { Tag, Tags } from '../../ui/tag';

type CaseFigure = BenchmarkCase['baseline'][number];

function show(figure: CaseFigure, language: Language): string {
  if (figure.value === null) return '—';
  const between = figure.unit && !figure.unit.startsWith('%') ? ' ' : '';
  return `${formatNumber(figure.value, language)}${between}${figure.unit}`;
}

/** Where it came from; nothing where it was never measured before. */
function Before({ figure }: { figure: CaseFigure | undefined }) {
  const { language } = useText();
  if (!figure || figure.value === null) return null;
  return <>{show(figure, language)} → </>;
}

/** Between whom, and what was measured before and after. */
export function CaseFacts({ one }: { one: BenchmarkCase }) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const rest = [one.supplierName, one.year].filter(Boolean).join(' · ');
  return (
    <>
      <p className="muted">
        {one.organisationId ? (
          <Link to={paths.organisation(one.organisationId)}>{one.organisationName}</Link>
        ) : (
          one.organisationName
        )}
        {rest && ` · ${rest}`}
      </p>
      <dl className="case-figures figures">
        {one.result.map((after) => (
          <div key={after.name}>
            <dt>{after.name}</dt>
            <dd>
              <Before figure={one.baseline.find((before) => before.name === after.name)} />
              <strong>{show(after, language)}</strong>
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
        <Tag>{label('sector', one.sector)}</Tag>
        {one.technologies.map((code) => (
          <Tag key={code}>{label('technology', code)}</Tag>
        ))}
      </Tags>
      <SourceLine source={one.source} />
    </>
  );
}
