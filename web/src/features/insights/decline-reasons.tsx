import type { MutualInsight } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { useTaxonomy } from '../../lib/taxonomy';
import { DataTable } from '../../ui/data-table';

/** Why pairs did not come together, by the side that said so. */
export function DeclineReasons({ insight }: { insight: MutualInsight }) {
  const { t, language, code } = useText();
  const { label } = useTaxonomy();
  const rows = insight.byDeclineReason;
  return (
    <section className="stack">
      <h2>{t('insights.declines')}</h2>
      {rows.length === 0 ? (
        <p className="muted">{t('insights.noDeclines')}</p>
      ) : (
        <DataTable
          caption={t('insights.declines')}
          captionHidden
          rows={rows}
          rowKey={(row) => `${row.side}${row.reason}`}
          columns={[
            {
              key: 'reason',
              title: t('insights.reason'),
              cell: (row) => label('decline-reason', row.reason),
            },
            {
              key: 'side',
              title: t('insights.side'),
              cell: (row) => code('insights.declineSide', row.side),
            },
            {
              key: 'n',
              title: t('insights.count'),
              numeric: true,
              cell: (row) =>
                row.n === null ? t('insights.suppressed') : formatNumber(row.n, language),
            },
          ]}
        />
      )}
    </section>
  );
}
