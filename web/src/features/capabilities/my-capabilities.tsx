import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Capability } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { PagedRows } from '../../lib/paged-rows';
import { paths } from '../../lib/paths';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Tag } from '../../ui/tag';
import { CapabilityActions } from './capability-actions';
import { EvidenceItem, isExpiring } from './evidence-item';
import { myCapabilitiesQuery } from './own-capability-queries';

/** The supplier's capabilities with their state, verified evidence, and what can be done with each. */
export function MyCapabilities() {
  const { t } = useText();
  const query = useInfiniteQuery(myCapabilitiesQuery);
  return (
    <PagedRows
      query={query}
      rowKey={(capability) => capability.id}
      row={(capability) => <Row capability={capability} />}
      empty={
        <Empty title={t('bench.noCapabilities')}>
          <p>{t('bench.noCapabilitiesNext')}</p>
          <ButtonLink look="primary" to={paths.newCapability}>
            {t('bench.newCapability')}
          </ButtonLink>
        </Empty>
      }
    />
  );
}

function Row({ capability }: { capability: Capability }) {
  const { t } = useText();
  return (
    <div className="bench-row bench-row-supply">
      <div>
        <p className="bench-row-title">
          <Link to={paths.editCapability(capability.id)}>{capability.title}</Link>
        </p>
        <p className="bench-row-meta">
          <Tag tone={capability.state === 'published' ? 'supply' : 'plain'}>
            {t(`capabilityForm.states.${capability.state}`)}
          </Tag>
          <span className="figures">
            {t('bench.verifiedEvidence', { n: capability.verifiedEvidence })}
          </span>
          {capability.capacity !== null && (
            <span className="figures">
              {t('bench.capacityOf', {
                busy: capability.busy ?? 0,
                capacity: capability.capacity,
              })}
            </span>
          )}
        </p>
      </div>
      <div className="row">
        {capability.state === 'published' && (
          <ButtonLink small to={paths.capabilityMatches(capability.id)}>
            {t('bench.whoNeeds')}
          </ButtonLink>
        )}
        <CapabilityActions capability={capability} small onward />
      </div>
    </div>
  );
}

/** Evidence that lapses within two months, or has. */
export function ExpiringEvidence() {
  const { t } = useText();
  const query = useInfiniteQuery(myCapabilitiesQuery);
  const now = new Date();
  const all = (query.data?.pages ?? []).flatMap((page) => page.items);
  const due = all.flatMap((capability) =>
    capability.state === 'archived'
      ? []
      : capability.evidence
          .filter((one) => one.state === 'expired' || isExpiring(one, now))
          .map((evidence) => ({ capability, evidence })),
  );
  if (due.length === 0) return <p className="muted">{t('bench.noExpiring')}</p>;
  return (
    <ul className="bench-rows">
      {due.map(({ capability, evidence }) => (
        <li key={evidence.id}>
          <EvidenceItem evidence={evidence} of={<span>{capability.title}</span>}>
            <ButtonLink small to={paths.editCapability(capability.id)}>
              {t('bench.renew')}
            </ButtonLink>
          </EvidenceItem>
        </li>
      ))}
    </ul>
  );
}
