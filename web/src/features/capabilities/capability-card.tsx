import { useId } from 'react';
import { Link } from 'react-router';
import type { CapabilityCard as Card, HitOf } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { Highlighted } from '../../lib/highlighted';
import { paths } from '../../lib/paths';
import { useTaxonomy } from '../../lib/taxonomy';
import { Arcs } from '../../ui/arcs';
import { Tag, Tags } from '../../ui/tag';

interface CapabilityCardProps {
  capability: Card;
  /** What of it was searched for. */
  highlights?: HitOf<'capabilities'>['highlights'];
  heading?: 'h2' | 'h3';
}

/** One offer in a list: its right arc is drawn. Unclaimed ones say so and draw theirs in outline only. */
export function CapabilityCard({
  capability,
  highlights,
  heading: Heading = 'h3',
}: CapabilityCardProps) {
  const { t } = useText();
  const { label } = useTaxonomy();
  const id = useId();
  return (
    <article className="entry entry-supply" aria-labelledby={id}>
      <div className="entry-figure">
        <Arcs demand={0} supply={capability.unclaimed ? 0.35 : 1} size={3} />
      </div>
      <div className="entry-body">
        <Heading id={id} className="entry-title">
          <Link to={paths.capability(capability.id)}>
            <Highlighted text={capability.title} highlight={highlights?.title} />
          </Link>
        </Heading>
        <p className="entry-meta">
          <span>{capability.organisation?.name ?? capability.makerName}</span>
          <span>{label('capability-kind', capability.kind)}</span>
          {capability.maturity !== null && (
            <span className="figures">{t('capabilities.trl', { level: capability.maturity })}</span>
          )}
        </p>
        <p className="entry-summary">
          <Highlighted text={capability.summary} highlight={highlights?.summary} />
        </p>
        <Tags>
          {capability.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          {capability.unclaimed && <Tag>{t('capabilities.unclaimed')}</Tag>}
          {capability.firstVersion && <Tag tone="strong">{t('capabilities.firstVersion')}</Tag>}
          {capability.technologies.slice(0, 4).map((code) => (
            <Tag key={code} tone="supply">
              {label('technology', code)}
            </Tag>
          ))}
          {capability.sectors.slice(0, 4).map((code) => (
            <Tag key={code}>{label('sector', code)}</Tag>
          ))}
        </Tags>
      </div>
    </article>
  );
}
