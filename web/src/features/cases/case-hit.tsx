import { Link } from 'react-router';
import type { HitOf } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { Highlighted } from '../../lib/highlighted';
import { paths } from '../../lib/paths';
import { useTaxonomy } from '../../lib/taxonomy';
import { Tag } from '../../ui/tag';

interface CaseHitProps {
  hit: HitOf<'cases'>;
  heading: 'h2' | 'h3';
}

/** A case as a search found it; all of it stands at its own address. */
export function CaseHit({ hit, heading: Heading }: CaseHitProps) {
  const { t } = useText();
  const { label } = useTaxonomy();
  const { card } = hit;
  return (
    <article className="entry-body" style={{ paddingBlock: '1rem' }}>
      <Heading className="entry-title">
        <Link to={paths.case(hit.id)}>
          <Highlighted text={hit.title} highlight={hit.highlights.title} />
        </Link>{' '}
        {card.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
      </Heading>
      <p className="entry-meta">
        {[card.organisationName, card.supplierName, label('sector', card.sector)]
          .filter((text) => text)
          .map((text) => (
            <span key={text}>{text}</span>
          ))}
      </p>
      <p className="entry-summary">
        <Highlighted text={card.summary} highlight={hit.highlights.summary} />
      </p>
    </article>
  );
}
