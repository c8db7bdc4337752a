import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Scenario, TaxonomyKind } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate, formatDateTime, formatMoneyRange, formatMonth } from '../../lib/format';
import { paths } from '../../lib/paths';
import { SourceLine } from '../../lib/source-line';
import { useTaxonomy } from '../../lib/taxonomy';
import { Card, Facts } from '../../ui/card';

/** The terms at a glance, in the order in which a supplier asks for them. */
export function ScenarioFacts({ scenario }: { scenario: Scenario }) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const names = (taxonomy: TaxonomyKind, codes: readonly string[]) =>
    codes.map((code) => label(taxonomy, code)).join(language === 'en' ? ', ' : '、');
  const yesNo = (value: boolean | null) =>
    value === null ? null : value ? t('common.yes') : t('common.no');
  const items: (readonly [string, ReactNode])[] = [
    [
      t('scenarios.publisher'),
      <Link key="publisher" to={paths.organisation(scenario.organisation.id)}>
        {scenario.organisation.name}
      </Link>,
    ],
    [t('scenarios.deadline'), scenario.deadline && formatDateTime(scenario.deadline, language)],
    [
      t('scenarios.budget'),
      formatMoneyRange(scenario.budgetMinFen, scenario.budgetMaxFen, language) ??
        t('common.undisclosed'),
    ],
    [t('scenarios.cooperation'), names('cooperation-mode', scenario.cooperationModes)],
    [t('scenarios.procedure'), scenario.procedure && label('procedure', scenario.procedure)],
    [t('scenarios.place'), names('district', scenario.districts)],
    [t('scenarios.park'), scenario.park && label('park', scenario.park)],
    [t('scenarios.sectors'), names('sector', scenario.sectors)],
    [t('scenarios.technologies'), names('technology', scenario.technologies)],
    [t('scenarios.constraints'), names('constraint', scenario.constraints)],
    [t('scenarios.sizeClass'), scenario.sizeClass && label('size-class', scenario.sizeClass)],
    [t('scenarios.expectedStart'), formatMonth(scenario.expectedStart, language)],
    [t('scenarios.smeReserved'), yesNo(scenario.smeReserved)],
    [t('scenarios.contact'), scenario.contact?.role],
    [t('scenarios.publishedAt'), formatDate(scenario.publishedAt, language)],
  ];
  return (
    <Card side="demand">
      <h2 className="sr-only">{t('scenarios.terms')}</h2>
      <Facts items={items} />
      <p className="small muted">{t('scenarios.contactNote')}</p>
      <SourceLine source={scenario.source} />
    </Card>
  );
}
