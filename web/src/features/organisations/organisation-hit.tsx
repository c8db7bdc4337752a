import { Link } from 'react-router';
import type { HitOf } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { Highlighted } from '../../lib/highlighted';
import { paths } from '../../lib/paths';
import { useTaxonomy } from '../../lib/taxonomy';
import { Tag } from '../../ui/tag';

interface OrganisationHitProps {
  hit: HitOf<'organisations'>;
  heading: 'h2' | 'h3';
}

/** An organisation as a search found it. */
export function OrganisationHit({ hit, heading: Heading }: OrganisationHitProps) {
  const { t } = useText();
  const { label } = useTaxonomy();
  const { card } = hit;
  return (
    <article className="entry-body" style={{ paddingBlock: '1rem' }}>
      <Heading className="entry-title">
        <Link to={paths.organisation(hit.id)}>
          <Highlighted text={hit.title} highlight={hit.highlights.title} />
        </Link>{' '}
        {card.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
      </Heading>
      <p className="entry-meta">
        <span>{label('organisation-kind', card.kind)}</span>
        {card.district && <span>{label('district', card.district)}</span>}
        {card.publishes && <span className="demand">{t('common.demand')}</span>}
        {card.supplies && <span className="supply">{t('common.supply')}</span>}
      </p>
    </article>
  );
}
