import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { formatDate, formatNumber } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ButtonLink } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Notice } from '../../ui/notice';
import { uptakeQuery } from './uptake-queries';
import './uptake.css';

/** How a call is taken up against similar ones, with what its publisher can do about it. */
export function UptakePanel({ id }: { id: string }) {
  const { t, language } = useText();
  const { data } = useQuery(uptakeQuery(id));
  if (!data) return null;
  const { whyNot } = data;
  return (
    <section className="stack uptake" aria-label={t('uptake.title')}>
      <h2>{t('uptake.title')}</h2>
      {data.weak && data.share !== null && data.share >= 30 && (
        <Notice tone="warn" title={t('uptake.weak')}>
          <p>{t('uptake.weakNote')}</p>
        </Notice>
      )}
      <DataTable
        caption={t('uptake.table')}
        captionHidden
        rows={data.measures}
        rowKey={(row) => row.measure}
        columns={[
          {
            key: 'measure',
            title: t('uptake.measure'),
            cell: (row) => t(`uptake.measures.${row.measure}`),
          },
          {
            key: 'total',
            title: t('uptake.total'),
            numeric: true,
            cell: (row) => formatNumber(data[row.measure], language),
          },
          {
            key: 'own',
            title: t('uptake.perDay'),
            numeric: true,
            cell: (row) => formatNumber(row.own, language),
          },
          {
            key: 'median',
            title: t('uptake.median'),
            numeric: true,
            cell: (row) => (row.median === null ? '—' : formatNumber(row.median, language)),
          },
        ]}
      />
      <p className="small muted">
        {t(data.peers >= 5 ? 'uptake.peers' : 'uptake.fewPeers', { n: data.peers })}{' '}
        {data.warnings.map(({ mark, at, weak }) => (
          <span key={mark}>
            {t(weak ? 'uptake.lookedWeak' : 'uptake.lookedWell', {
              mark,
              date: formatDate(at, language),
            })}{' '}
          </span>
        ))}
      </p>
      <h3>{t('uptake.whyNotSum')}</h3>
      {whyNot.reasons.length > 0 && (
        <ul>
          {whyNot.reasons.map(({ reason, n }) => (
            <li key={reason}>
              {t('uptake.reasonCount', { reason: t(`uptake.reasons.${reason}`), n })}
            </li>
          ))}
        </ul>
      )}
      <p className="small muted">
        {whyNot.total === null
          ? t('uptake.tooFew', { invited: data.invited })
          : t('uptake.answered', { n: whyNot.total, invited: data.invited })}
      </p>
      {data.actions.length > 0 && (
        <div className="row">
          <ButtonLink to={paths.scenarioMatches(id)}>{t('uptake.actions.invite')}</ButtonLink>
          <ButtonLink to={paths.editScenario(id)}>{t('uptake.actions.change')}</ButtonLink>
        </div>
      )}
    </section>
  );
}
