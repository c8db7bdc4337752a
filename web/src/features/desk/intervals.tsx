import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { QueryState, ProblemNotice } from '../../lib/query-state';
import { DataTable } from '../../ui/data-table';
import { TextInput } from '../../ui/inputs';
import { changeInterval, intervalsQuery } from './desk-queries';

/** After how many days each state is chased; who leads the matchmakers may change them. */
export function Intervals() {
  const { t, code } = useText();
  const client = useQueryClient();
  const query = useQuery(intervalsQuery);
  const change = useMutation({
    mutationFn: ({ state, days }: { state: string; days: number }) => changeInterval(state, days),
    onSuccess: (answer) => client.setQueryData(intervalsQuery.queryKey, answer),
  });
  return (
    <section className="stack">
      <h2>{t('desk.intervals')}</h2>
      <p className="muted">{t('desk.intervalsLead')}</p>
      {change.error && <ProblemNotice error={change.error} />}
      <QueryState query={query} blocks={1}>
        {(intervals) => (
          <DataTable
            caption={t('desk.intervals')}
            captionHidden
            rows={intervals.items}
            rowKey={(row) => row.state}
            columns={[
              {
                key: 'state',
                title: t('desk.state'),
                cell: (row) => code('pairings.states', row.state),
              },
              {
                key: 'days',
                title: t('desk.days'),
                numeric: true,
                cell: (row) =>
                  row.actions.includes('change') ? (
                    <TextInput
                      type="number"
                      min={1}
                      max={90}
                      aria-label={t('desk.daysOf', { state: code('pairings.states', row.state) })}
                      defaultValue={row.days}
                      onBlur={(event) => {
                        const days = Number(event.target.value);
                        if (days !== row.days) change.mutate({ state: row.state, days });
                      }}
                    />
                  ) : (
                    row.days
                  ),
              },
            ]}
          />
        )}
      </QueryState>
    </section>
  );
}
