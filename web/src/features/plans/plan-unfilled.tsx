import { useText } from '../../i18n/use-text';
import { DataTable } from '../../ui/data-table';
import { Disclosure } from '../../ui/disclosure';
import type { PlanOutcome } from './plan-queries';

/** Sides that got less than they could take, and why. */
export function PlanUnfilled({ outcome }: { outcome: PlanOutcome }) {
  const { t } = useText();
  const { unfilled, moreUnfilled } = outcome;
  if (unfilled.length === 0) return null;
  return (
    <Disclosure summary={t('plans.unfilled.title', { count: unfilled.length + moreUnfilled })}>
      <DataTable
        caption={t('plans.unfilled.caption')}
        captionHidden
        rows={unfilled}
        rowKey={(row) => `${row.side}${row.subject.id}`}
        columns={[
          { key: 'who', title: t('plans.unfilled.who'), cell: (row) => row.subject.title },
          {
            ...{ key: 'side', title: t('plans.unfilled.side') },
            cell: (row) => t(`plans.unfilled.sides.${row.side}`),
          },
          {
            ...{ key: 'got', title: t('plans.unfilled.got'), numeric: true },
            cell: (row) => `${row.got} / ${row.places}`,
          },
          {
            ...{ key: 'why', title: t('plans.unfilled.why') },
            cell: (row) => t(`plans.unfilled.codes.${row.code}`, { count: row.candidates }),
          },
        ]}
      />
      {moreUnfilled > 0 && (
        <p className="small muted">{t('plans.unfilled.more', { count: moreUnfilled })}</p>
      )}
    </Disclosure>
  );
}
