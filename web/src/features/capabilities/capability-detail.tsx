import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Capability } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { SourceLine } from '../../lib/source-line';
import { useNoIndex, useTitle } from '../../lib/use-title';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { CapabilityCases } from './capability-cases';
import { CapabilityFacts } from './capability-facts';
import { capabilityQuery } from './capability-queries';
import { EvidenceList } from './evidence-list';
import '../../ui/detail.css';

interface CapabilityDetailProps {
  id: string;
  /** Drawn below the text: whom it fits. Composed by the route, since matching is another feature. */
  matches: ReactNode;
  /** What the reader may do with it now. */
  actions: (capability: Capability) => ReactNode;
  missing: ReactNode;
}

/** One offer in full. An unclaimed one names its source, can be claimed, and stays out of search engines. */
export function CapabilityDetail({ id, matches, actions, missing }: CapabilityDetailProps) {
  const { t } = useText();
  const query = useQuery(capabilityQuery(id));
  useTitle(query.data?.title);
  useNoIndex(query.data?.unclaimed ?? false);
  return (
    <div className="page">
      <QueryState query={query} missing={missing}>
        {(capability) => (
          <>
            <Head capability={capability} actions={actions(capability)} />
            {capability.organisationState === 'suspended' && (
              <Notice tone="warn" title={t('common.suspended')}>
                <p>{t('common.suspendedNote', { name: capability.organisation?.name })}</p>
              </Notice>
            )}
            <div className="detail">
              <Body capability={capability} />
              <aside>
                <CapabilityFacts capability={capability} />
              </aside>
            </div>
            {(capability.unclaimed || capability.organisationState === 'approved') && matches}
          </>
        )}
      </QueryState>
    </div>
  );
}

function Head({ capability, actions }: { capability: Capability; actions: ReactNode }) {
  const { t } = useText();
  return (
    <PageHead
      marks={
        <Tags>
          <Tag tone="supply">{t('capabilities.one')}</Tag>
          {capability.unclaimed && <Tag>{t('capabilities.unclaimed')}</Tag>}
          {capability.firstVersion && <Tag tone="strong">{t('capabilities.firstVersion')}</Tag>}
          {capability.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </Tags>
      }
      title={capability.title}
      lead={capability.summary}
      actions={actions}
    />
  );
}

function Unclaimed({ capability }: { capability: Capability }) {
  const { t } = useText();
  return (
    <Notice title={t('capabilities.unclaimedTitle')}>
      <p>{t('capabilities.unclaimedNote')}</p>
      <SourceLine source={capability.source} />
      <p>
        <Link to={`${paths.register}?claim=${capability.id}`}>{t('capabilities.claim')}</Link>
      </p>
    </Notice>
  );
}

function Body({ capability }: { capability: Capability }) {
  const { t } = useText();
  return (
    <div className="stack-l">
      {capability.unclaimed && <Unclaimed capability={capability} />}
      {capability.description && (
        <section className="stack">
          <h2>{t('capabilities.description')}</h2>
          <p className="prose">{capability.description}</p>
        </section>
      )}
      {!capability.unclaimed && (
        <>
          <section className="stack">
            <h2>{t('capabilities.cases')}</h2>
            <CapabilityCases cases={capability.cases} />
          </section>
          <section className="stack">
            <h2>{t('capabilities.evidence')}</h2>
            <EvidenceList evidence={capability.evidence} />
          </section>
        </>
      )}
    </div>
  );
}
