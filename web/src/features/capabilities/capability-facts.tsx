import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Capability, TaxonomyKind } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatMoneyRange } from '../../lib/format';
import { paths } from '../../lib/paths';
import { SourceLine } from '../../lib/source-line';
import { useTaxonomy } from '../../lib/taxonomy';
import { Card, Facts } from '../../ui/card';

/** The terms at a glance, in the order in which a publisher asks for them. */
export function CapabilityFacts({ capability }: { capability: Capability }) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const names = (taxonomy: TaxonomyKind, codes: readonly string[]) =>
    codes.map((code) => label(taxonomy, code)).join(language === 'en' ? ', ' : '、');
  const maker = capability.organisation ? (
    <Link to={paths.organisation(capability.organisation.id)}>{capability.organisation.name}</Link>
  ) : (
    capability.makerName
  );
  const items: (readonly [string, ReactNode])[] = [
    [t('capabilities.supplier'), maker],
    [t('capabilities.kind'), label('capability-kind', capability.kind)],
    [
      t('capabilities.maturity'),
      capability.maturity && t('capabilities.trl', { level: capability.maturity }),
    ],
    [t('capabilities.technologies'), names('technology', capability.technologies)],
    [t('capabilities.sectors'), names('sector', capability.sectors)],
    [t('capabilities.deployments'), names('deployment', capability.deployments)],
    [t('capabilities.constraints'), names('constraint', capability.constraints)],
    [t('capabilities.districts'), names('district', capability.districts)],
    [t('capabilities.priceMode'), names('price-mode', capability.priceModes)],
    [
      t('capabilities.price'),
      formatMoneyRange(capability.priceMinFen, capability.priceMaxFen, language),
    ],
    [
      t('capabilities.capacity'),
      capability.hasRoom !== null &&
        t(capability.hasRoom ? 'capabilities.hasRoom' : 'capabilities.noRoom'),
    ],
    [
      t('capabilities.leadTime'),
      capability.leadTimeDays && t('capabilities.days', { days: capability.leadTimeDays }),
    ],
    [
      t('capabilities.teamSize'),
      capability.teamSize && t('capabilities.people', { people: capability.teamSize }),
    ],
    [
      t('capabilities.filing'),
      capability.filings.length > 0 && (
        <ul className="plain-list">
          {capability.filings.map(({ number, kind }) => (
            <li key={number}>
              {number}
              {kind && ` (${t(`capabilityForm.filingKinds.${kind}`)})`}
            </li>
          ))}
        </ul>
      ),
    ],
  ];
  return (
    <Card side="supply">
      <h2 className="sr-only">{t('capabilities.terms')}</h2>
      <Facts items={items.filter(([, value]) => value !== false)} />
      {!capability.unclaimed && <SourceLine source={capability.source} />}
    </Card>
  );
}
