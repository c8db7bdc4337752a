import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { DataTable } from '../../ui/data-table';
import { More } from '../../ui/more';
import type { PlanPair } from './plan-queries';
import { WishButton } from './plan-revision-bar';
import { usePlanWords } from './plan-words';
import type { Revision } from './use-revision';

const PAGE = 30;

interface PlanLeftProps {
  /** Pairs both sides would rather have, or all others that were left out. */
  part: 'blocking' | 'left';
  pairs: readonly PlanPair[];
  revision: Revision;
}

/** Pairs that are not in the plan: why not, and what each would have cost. */
export function PlanLeft({ part, pairs, revision }: PlanLeftProps) {
  const { t, language } = useText();
  const { whyText } = usePlanWords();
  const [most, setMost] = useState(PAGE);
  const shown = pairs.slice(0, most);
  return (
    <div className="stack">
      <p className="prose muted">{t(`plans.${part}.lead`)}</p>
      <DataTable
        caption={t(`plans.${part}.caption`)}
        captionHidden
        rows={shown}
        rowKey={(pair) => pair.id}
        columns={[
          {
            ...{ key: 'scenario', title: t('plans.table.scenario') },
            cell: (pair) => pair.scenario.title,
          },
          {
            ...{ key: 'capability', title: t('plans.table.capability') },
            cell: (pair) => pair.capability.title,
          },
          {
            ...{ key: 'score', title: t('plans.table.score'), numeric: true },
            cell: (pair) => formatNumber(pair.score, language),
          },
          {
            ...{ key: 'why', title: t('plans.left.why') },
            cell: whyText,
          },
          {
            ...{ key: 'wish', title: t('plans.table.next') },
            cell: (pair) => <WishButton pair={pair} wish="locked" revision={revision} />,
          },
        ]}
      />
      <More
        shownText={t('common.shown', { shown: shown.length, total: pairs.length })}
        moreText={t('common.more')}
        hasMore={shown.length < pairs.length}
        busy={false}
        onMore={() => setMost(most + PAGE)}
      />
    </div>
  );
}
