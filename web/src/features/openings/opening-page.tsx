import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OwnKey } from '@aism/sealing';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { ForeignKey, ownShares } from './give-shares';
import { keptKey } from './key-store';
import {
  dutiesQuery,
  giveShares,
  taskQuery,
  type OpeningKind,
  type OpeningTask,
} from './opening-queries';
import { OpeningMinutes } from './opening-minutes';
import { UnlockKey } from './unlock-key';

interface OpeningPageProps {
  scenarioId: string;
  kind: OpeningKind;
  missing: ReactNode;
}

/** One opening, for one of its officers: decrypt one's own shares here, hand them in, wait for the second. */
export function OpeningPage({ scenarioId, kind, missing }: OpeningPageProps) {
  const { t } = useText();
  const query = useQuery(taskQuery(scenarioId, kind));
  const duties = useQuery(dutiesQuery);
  const duty = duties.data?.items.find((one) => one.scenarioId === scenarioId);
  return (
    <>
      <PageHead
        title={t(`openings.open.${kind}`)}
        lead={<Link to={paths.scenario(scenarioId)}>{duty?.title ?? t('bids.toScenario')}</Link>}
      />
      <QueryState query={query} missing={missing}>
        {(task) => (
          <div className="stack-l">
            <Standing task={task} />
            {task.actions.includes('give-shares') && <Give task={task} />}
            <OpeningMinutes scenarioId={scenarioId} />
          </div>
        )}
      </QueryState>
    </>
  );
}

function Standing({ task }: { task: OpeningTask }) {
  const { t } = useText();
  const given = task.given.length;
  const mine = task.given.includes(task.mine);
  if (task.state !== 'awaiting')
    return (
      <Notice
        tone={task.state === 'opened' ? 'supply' : 'warn'}
        title={t(`openings.states.${task.state}`)}
      >
        <p>{t(`openings.notes.${task.state}`)}</p>
      </Notice>
    );
  return (
    <Notice
      tone={mine ? 'supply' : 'plain'}
      title={t('openings.givenOf', { n: given, needed: task.needed })}
    >
      <p>{t(mine ? 'openings.waitOther' : 'openings.yourTurn', { no: task.mine })}</p>
    </Notice>
  );
}

function Give({ task }: { task: OpeningTask }) {
  const { t } = useText();
  const client = useQueryClient();
  const [done, setDone] = useState<number | null>(null);
  const give = useMutation({
    mutationFn: async (key: OwnKey) => {
      const own = await ownShares(task, key, setDone);
      const next = await giveShares(task.scenarioId, task.kind, { shares: own.shares });
      return { next, unreadable: own.unreadable };
    },
    onSuccess: async ({ next }) => {
      client.setQueryData(taskQuery(task.scenarioId, task.kind).queryKey, next);
      await client.invalidateQueries({ queryKey: ['openings'] });
    },
    onSettled: () => setDone(null),
  });
  const keyId = task.envelopes[0]?.keyId ?? '';
  const kept = useQuery({
    queryKey: ['openings', 'kept-key', keyId],
    queryFn: () => keptKey(keyId),
    enabled: keyId !== '',
    staleTime: 0,
  });
  return (
    <section className="stack" aria-label={t('openings.give')}>
      <h2>{t('openings.give')}</h2>
      <p>{t('openings.giveNote')}</p>
      {kept.data && (
        <Button
          look="primary"
          busy={give.isPending}
          onClick={() => kept.data && give.mutate(kept.data)}
        >
          {t('openings.giveKept')}
        </Button>
      )}
      <UnlockKey
        folded={Boolean(kept.data)}
        busy={give.isPending}
        onKey={(key) => give.mutate(key)}
      />
      {done !== null && (
        <progress
          className="bid-progress"
          max={task.envelopes.length}
          value={done}
          aria-label={t('openings.give')}
        />
      )}
      {give.error instanceof ForeignKey && (
        <Notice tone="warn" alert title={t('openings.foreignKey')} />
      )}
      {give.error && !(give.error instanceof ForeignKey) && <ProblemNotice error={give.error} />}
      {give.data && give.data.unreadable > 0 && (
        <Notice tone="warn" title={t('openings.unreadable', { n: give.data.unreadable })} />
      )}
    </section>
  );
}
