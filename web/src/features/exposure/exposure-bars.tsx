import type { ExposureCell } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { DataTable } from '../../ui/data-table';
import { Disclosure } from '../../ui/disclosure';

interface ExposureBarsProps {
  cells: readonly ExposureCell[];
  nameOf: (key: string) => string;
  caption: string;
}

/** A bar a group, the line at the fair share; twice the share fills the track. */
export function ExposureBars({ cells, nameOf, caption }: ExposureBarsProps) {
  const { t, language } = useText();
  const shown = cells.filter((cell) => cell.relative !== null);
  const figure = (value: number | null) =>
    value === null ? t('exposure.suppressed') : formatNumber(value, language);
  return (
    <>
      {shown.length > 0 && (
        <>
          <p className="small muted">{t('exposure.chart')}</p>
          <div className="exposure-bars" aria-hidden="true">
            {shown.map((cell) => (
              <div key={cell.key} className="exposure-bar">
                <span>{nameOf(cell.key)}</span>
                <span className="exposure-track">
                  <i style={{ width: `${Math.min(100, (cell.relative ?? 0) * 50)}%` }} />
                </span>
                <span className="figures">{figure(cell.relative)}</span>
              </div>
            ))}
          </div>
        </>
      )}
      <Disclosure summary={t('exposure.table')} open={shown.length === 0}>
        <DataTable
          caption={caption}
          captionHidden
          rows={cells}
          rowKey={(cell) => cell.key}
          columns={[
            { key: 'group', title: t('exposure.group'), cell: (cell) => nameOf(cell.key) },
            {
              ...{ key: 'count', title: t('exposure.count'), numeric: true },
              cell: (cell) => figure(cell.suppliers),
            },
            {
              ...{ key: 'relative', title: t('exposure.relative'), numeric: true },
              cell: (cell) => figure(cell.relative),
            },
          ]}
        />
      </Disclosure>
    </>
  );
}
