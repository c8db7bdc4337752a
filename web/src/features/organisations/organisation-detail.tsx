import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { useTitle } from '../../lib/use-title';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { organisationQuery } from './organisation-queries';
import '../../ui/two-shores.css';

interface OrganisationDetailProps {
  id: string;
  /** Its demands and its offers, composed by the route. */
  demands: ReactNode;
  offers: ReactNode;
  missing: ReactNode;
}

/** One organisation: what it demands at the left, what it offers at the right. */
export function OrganisationDetail({ id, demands, offers, missing }: OrganisationDetailProps) {
  const { t } = useText();
  const { label } = useTaxonomy();
  const query = useQuery(organisationQuery(id));
  useTitle(query.data?.name);
  return (
    <div className="page">
      <QueryState query={query} missing={missing}>
        {(organisation) => (
          <>
            <PageHead
              marks={
                <Tags>
                  <Tag>{label('organisation-kind', organisation.kind)}</Tag>
                  {organisation.district && <Tag>{label('district', organisation.district)}</Tag>}
                  {organisation.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
                </Tags>
              }
              title={organisation.name}
              lead={organisation.intro}
            />
            {organisation.state === 'suspended' && (
              <Notice tone="warn" title={t('common.suspended')}>
                <p>{t('common.suspendedNote', { name: organisation.name })}</p>
                {organisation.reviewNote && <p>{organisation.reviewNote}</p>}
              </Notice>
            )}
            <div className="two-shores">
              <section>
                <h2 className="demand">{t('organisations.demands')}</h2>
                {demands}
              </section>
              <section>
                <h2 className="supply">{t('organisations.offers')}</h2>
                {offers}
              </section>
            </div>
          </>
        )}
      </QueryState>
    </div>
  );
}
