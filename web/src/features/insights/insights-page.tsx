import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MutualInsight } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatMonth, formatNumber, formatShare } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Disclosure } from '../../ui/disclosure';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tabs } from '../../ui/tabs';
import { DeclineReasons } from './decline-reasons';
import { Headline } from './headline';
import { mutualQuery, type Scope } from './insight-queries';
import { RateBars } from './rate-bars';
import { rateRows, type RateRow } from './rate-rows';
import './insights.css';

/** How often two sides meet half-way, with what is counted and what is not. */
export function InsightsPage() {
  const { t } = useText();
  useTitle(t('insights.title'));
  const [params, setParams] = useSearchParams();
  const scope: Scope = params.get('scope') === 'demo' ? 'demo' : 'real';
  const query = useQuery(mutualQuery(scope));
  return (
    <div className="page">
      <PageHead
        title={t('insights.title')}
        lead={t('insights.lead')}
        marks={<p className="small meet">{t('insights.measure')}</p>}
        actions={
          <Button small onClick={() => setParams(scope === 'demo' ? {} : { scope: 'demo' })}>
            {t(scope === 'demo' ? 'insights.showReal' : 'insights.showDemo')}
          </Button>
        }
      />
      <QueryState query={query}>
        {(insight) => (
          <div className="stack-l">
            {insight.demo && <Notice tone="warn">{t('insights.demoNote')}</Notice>}
            <Headline insight={insight} />
            <Breakdown insight={insight} />
            <DeclineReasons insight={insight} />
            <Disclosure summary={t('insights.howCounted')}>
              <p className="prose">{t('insights.definition')}</p>
            </Disclosure>
          </div>
        )}
      </QueryState>
    </div>
  );
}

function Breakdown({ insight }: { insight: MutualInsight }) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const [tab, setTab] = useState('sector');
  const parts = [
    ['sector', rateRows(insight.bySector, (key) => label('sector', key))],
    ['district', rateRows(insight.byDistrict, (key) => label('district', key))],
    ['month', rateRows(insight.byMonth, (key) => formatMonth(key, language), true)],
  ] as const;
  return (
    <Tabs
      label={t('insights.breakdown')}
      active={tab}
      onChange={setTab}
      items={parts.map(([key, rows]) => ({
        key,
        label: t(`insights.by.${key}`),
        content: <Rates rows={rows} caption={t(`insights.by.${key}`)} />,
      }))}
    />
  );
}

function Rates({ rows, caption }: { rows: readonly RateRow[]; caption: string }) {
  const { t, language } = useText();
  const figure = (value: number | null) =>
    value === null ? t('insights.suppressed') : formatNumber(value, language);
  const hasRates = rows.some((row) => row.rate !== null);
  if (rows.length === 0) return <p className="muted">{t('insights.tooFew')}</p>;
  return (
    <div className="stack">
      {hasRates ? <RateBars rows={rows} /> : <p className="muted">{t('insights.tooFew')}</p>}
      <Disclosure summary={t('insights.table')} open={!hasRates}>
        <DataTable
          caption={caption}
          captionHidden
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'name', title: caption, cell: (row) => row.name },
            {
              key: 'opened',
              title: t('insights.opened'),
              numeric: true,
              cell: (row) => figure(row.n),
            },
            {
              key: 'mutual',
              title: t('insights.mutual'),
              numeric: true,
              cell: (row) => figure(row.mutual),
            },
            {
              key: 'rate',
              title: t('insights.rate'),
              numeric: true,
              cell: (row) =>
                row.rate === null ? t('insights.suppressed') : formatShare(row.rate, language),
            },
          ]}
        />
      </Disclosure>
    </div>
  );
}
