import { useId } from 'react';
import { Link } from 'react-router';
import type { ScenarioCard as Card, HitOf } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatMoneyRange } from '../../lib/format';
import { paths } from '../../lib/paths';
import { useTaxonomy } from '../../lib/taxonomy';
import { Highlighted } from '../../lib/highlighted';
import { Arcs } from '../../ui/arcs';
import { Tag, Tags } from '../../ui/tag';
import { ScenarioState } from './scenario-state';

interface ScenarioCardProps {
  scenario: Card;
  /** What of it was searched for. */
  highlights?: HitOf<'scenarios'>['highlights'];
  heading?: 'h2' | 'h3';
}

/** One demand in a list: its left arc is drawn, the other half of the gate still waits for somebody. */
export function ScenarioCard({ scenario, highlights, heading: Heading = 'h3' }: ScenarioCardProps) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const id = useId();
  const money = formatMoneyRange(scenario.budgetMinFen, scenario.budgetMaxFen, language);
  return (
    <article className="entry entry-demand" aria-labelledby={id}>
      <div className="entry-figure">
        <Arcs demand={1} supply={0} size={3} />
      </div>
      <div className="entry-body">
        <Heading id={id} className="entry-title">
          <Link to={paths.scenario(scenario.id)}>
            <Highlighted text={scenario.title} highlight={highlights?.title} />
          </Link>
        </Heading>
        <p className="entry-meta">
          <span>{scenario.organisation.name}</span>
          <span>
            {scenario.districts
              .map((code) => label('district', code))
              .join(language === 'en' ? ', ' : '、')}
          </span>
          {money && <span className="figures">{t('scenarios.budgetOf', { money })}</span>}
          <ScenarioState scenario={scenario} />
        </p>
        <p className="entry-summary">
          <Highlighted text={scenario.summary} highlight={highlights?.summary} />
        </p>
        <Tags>
          {scenario.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          {scenario.firstUse && <Tag tone="strong">{t('scenarios.firstUse')}</Tag>}
          {scenario.sectors.map((code) => (
            <Tag key={code} tone="demand">
              {label('sector', code)}
            </Tag>
          ))}
          {scenario.technologies.slice(0, 4).map((code) => (
            <Tag key={code}>{label('technology', code)}</Tag>
          ))}
        </Tags>
      </div>
    </article>
  );
}
