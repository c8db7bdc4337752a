import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { paths } from '../../lib/paths';
import { DataTable } from '../../ui/data-table';
import { Tag } from '../../ui/tag';
import type { PlanPair } from './plan-queries';
import { WishButton } from './plan-revision-bar';
import type { Revision } from './use-revision';

/** The pairs of the plan, each with what became of it. */
export function PlanPairsTable({
  pairs,
  revision,
}: {
  pairs: readonly PlanPair[];
  revision: Revision;
}) {
  const { t, language } = useText();
  if (pairs.length === 0) return <p className="muted">{t('plans.table.empty')}</p>;
  return (
    <DataTable
      caption={t('plans.table.title', { count: pairs.length })}
      rows={pairs}
      rowKey={(pair) => pair.id}
      columns={[
        {
          ...{ key: 'scenario', title: t('plans.table.scenario') },
          cell: (pair) => <Link to={paths.scenario(pair.scenario.id)}>{pair.scenario.title}</Link>,
        },
        {
          ...{ key: 'capability', title: t('plans.table.capability') },
          cell: (pair) => (
            <>
              <Link to={paths.capability(pair.capability.id)}>{pair.capability.title}</Link>
              <br />
              <span className="small muted">{pair.capability.organisation}</span>
            </>
          ),
        },
        {
          ...{ key: 'score', title: t('plans.table.score'), numeric: true },
          // Not as a percentage: before it is calibrated a score is no chance.
          cell: (pair) => formatNumber(pair.score, language),
        },
        { key: 'state', title: t('plans.table.state'), cell: (pair) => <PairState pair={pair} /> },
        {
          ...{ key: 'wish', title: t('plans.table.next') },
          cell: (pair) =>
            pair.kind === 'open' || pair.pairingId ? null : (
              <span className="plan-wishes">
                <WishButton pair={pair} wish="locked" revision={revision} />
                <WishButton pair={pair} wish="vetoed" revision={revision} />
              </span>
            ),
        },
      ]}
    />
  );
}

function PairState({ pair }: { pair: PlanPair }) {
  const { t } = useText();
  if (pair.outcome === 'refused')
    return (
      <>
        <Tag tone="warn">{t('plans.outcomes.refused')}</Tag>{' '}
        <span className="small">{pair.outcomeText}</span>
      </>
    );
  if (pair.outcome && pair.pairingId)
    return (
      <Link to={paths.pairing(pair.pairingId)}>
        {t(pair.outcome === 'opened' ? 'plans.outcomes.opened' : 'plans.outcomes.alreadyOpen')}
      </Link>
    );
  return (
    <>
      {t(`plans.kinds.${pair.kind}`)} {pair.isNew && <Tag>{t('plans.isNew')}</Tag>}
    </>
  );
}
