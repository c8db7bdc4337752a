import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ExposureFigures } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDateTime, formatNumber, formatShare, type Language } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tabs } from '../../ui/tabs';
import { ExposureBars } from './exposure-bars';
import { exposureQuery, type Scope } from './exposure-queries';
import './exposure.css';

/** The cap is a logarithm: as factors it moves a little further up than down, as each line of a list says. */
const moves = (cap: number, language: Language) => ({
  up: formatShare(Math.expm1(cap), language),
  down: formatShare(-Math.expm1(-cap), language),
});

/** To whom lists give attention: a few figures, then by group. */
export function ExposurePage() {
  const { t, language } = useText();
  useTitle(t('exposure.title'));
  const [params, setParams] = useSearchParams();
  const scope: Scope = params.get('scope') === 'demo' ? 'demo' : 'real';
  const query = useQuery(exposureQuery(scope));
  return (
    <div className="page">
      <PageHead
        title={t('exposure.title')}
        lead={t('exposure.lead')}
        actions={
          <Button small onClick={() => setParams(scope === 'demo' ? {} : { scope: 'demo' })}>
            {t(scope === 'demo' ? 'exposure.showReal' : 'exposure.showDemo')}
          </Button>
        }
      />
      <QueryState query={query}>
        {(figures) => (
          <div className="stack-l">
            {figures.demo && <Notice tone="warn">{t('exposure.demoNote')}</Notice>}
            {figures.suppliers === null ? (
              <Empty title={t('exposure.none')}>
                <p>{t('exposure.noneNext')}</p>
              </Empty>
            ) : (
              <Figures figures={figures} />
            )}
            <p className="prose muted">
              {t('exposure.cap', moves(figures.cap, language))}{' '}
              <Link to={paths.ranking}>{t('exposure.rules')}</Link>
            </p>
          </div>
        )}
      </QueryState>
    </div>
  );
}

function Figures({ figures }: { figures: ExposureFigures }) {
  const { t, language } = useText();
  const { gini, suppliers, unseen30, turns, longestUnseenDays, asOf } = figures;
  const items = [
    ['suppliers', suppliers, t('exposure.suppliersNote')],
    ['gini', gini, t('exposure.giniNote')],
    ['unseen', unseen30, t('exposure.unseenNote', { days: longestUnseenDays ?? 0 })],
    ['turns', turns, t('exposure.turnsNote')],
  ] as const;
  return (
    <>
      <dl className="exposure-figures">
        {items.map(([key, value, note]) => (
          <div key={key}>
            <dt>{t(`exposure.${key}`)}</dt>
            <dd className="figures">{value === null ? '—' : formatNumber(value, language)}</dd>
            <dd className="small muted">{note}</dd>
          </div>
        ))}
      </dl>
      {asOf && (
        <p className="small muted">
          {t('exposure.asOf', { time: formatDateTime(asOf, language) })}
        </p>
      )}
      <Groups figures={figures} />
    </>
  );
}

function Groups({ figures }: { figures: ExposureFigures }) {
  const { t, code } = useText();
  const { label } = useTaxonomy();
  const [tab, setTab] = useState('size');
  const district = (key: string) =>
    key === 'unknown' ? t('exposure.elsewhere') : label('district', key);
  const groups = [
    ['size', figures.bySize, (key: string) => code('exposure.size', key)],
    ['age', figures.byAge, (key: string) => code('exposure.age', key)],
    ['district', figures.byDistrict, district],
  ] as const;
  return (
    <Tabs
      label={t('exposure.title')}
      active={tab}
      onChange={setTab}
      items={groups.map(([key, cells, name]) => ({
        key,
        label: t(`exposure.by.${key}`),
        content: (
          <div className="stack">
            <ExposureBars cells={cells} nameOf={name} caption={t(`exposure.by.${key}`)} />
            {key === 'size' && <p className="small muted">{t('exposure.sizeNote')}</p>}
          </div>
        ),
      }))}
    />
  );
}
