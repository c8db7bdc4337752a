import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { DataTable } from '../../ui/data-table';
import { Field } from '../../ui/field';
import { Select } from '../../ui/inputs';
import { deskFiguresQuery } from './desk-queries';
import { Intervals } from './intervals';

const periods = [30, 90, 365] as const;

/** Why pairs do not come together, by side; what each matchmaker has in hand and what came of it. */
export function DeskFigures() {
  const { t } = useText();
  const { label } = useTaxonomy();
  const [params, setParams] = useSearchParams();
  const days = periods.find((one) => String(one) === params.get('days')) ?? 90;
  const scope = params.get('scope') === 'demo' ? 'demo' : 'real';
  const query = useQuery(deskFiguresQuery(scope, days));
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    next.set(name, value);
    setParams(next, { replace: true });
  };
  const counts = [
    ...(['holds', 'waiting', 'opened', 'mutual', 'agreed'] as const),
    ...(['sent', 'asked', 'wanted', 'steps'] as const),
  ];
  return (
    <div className="stack-l">
      <div className="row">
        <Field label={t('desk.period')}>
          {(control) => (
            <Select
              {...control}
              options={periods.map((n) => ({ value: String(n), label: t('desk.lastDays', { n }) }))}
              value={String(days)}
              onChange={(event) => choose('days', event.target.value)}
            />
          )}
        </Field>
        <Field label={t('desk.scope')}>
          {(control) => (
            <Select
              {...control}
              options={(['real', 'demo'] as const).map((value) => ({
                value,
                label: t(`desk.scopes.${value}`),
              }))}
              value={scope}
              onChange={(event) => choose('scope', event.target.value)}
            />
          )}
        </Field>
      </div>
      <QueryState query={query}>
        {(figures) => (
          <>
            <section className="stack">
              <h2>{t('desk.workload')}</h2>
              <DataTable
                caption={t('desk.workload')}
                captionHidden
                rows={figures.matchmakers}
                rowKey={(row) => row.id}
                columns={[
                  { key: 'name', title: t('desk.matchmaker'), cell: (row) => row.name },
                  ...counts.map((key) => ({
                    key,
                    title: t(`desk.counts.${key}`),
                    numeric: true,
                    cell: (row: (typeof figures.matchmakers)[number]) => row[key],
                  })),
                ]}
              />
            </section>
            <section className="stack">
              <h2>{t('desk.declines')}</h2>
              {figures.declines.length === 0 ? (
                <p className="muted">{t('desk.noDeclines')}</p>
              ) : (
                <DataTable
                  caption={t('desk.declines')}
                  captionHidden
                  rows={figures.declines}
                  rowKey={(row) => row.side + row.reason}
                  columns={[
                    {
                      key: 'reason',
                      title: t('bench.reason'),
                      cell: (row) => label('decline-reason', row.reason),
                    },
                    {
                      key: 'side',
                      title: t('desk.bySide'),
                      cell: (row) => t(`pairings.actor.${row.side}`),
                    },
                    { key: 'n', title: t('desk.times'), numeric: true, cell: (row) => row.n },
                  ]}
                />
              )}
            </section>
          </>
        )}
      </QueryState>
      <Intervals />
    </div>
  );
}
