import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { DraftStatus } from '../../lib/draft-status';
import { paths } from '../../lib/paths';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { useDraft } from '../../lib/use-draft';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { useToast } from '../../ui/toast';
import { ConsensusBid, type WrittenBid } from './consensus-bid';
import {
  confirmConsensus,
  consensusQuery,
  writeConsensus,
  type Consensus,
} from './evaluation-queries';
import './evaluation.css';

/** The panel's meeting on one page: all scores side by side, what diverges, what the chair writes, who has agreed. */
export function ConsensusPage({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  const query = useQuery({ ...consensusQuery(id), staleTime: 0, refetchOnMount: 'always' });
  const fresh = query.isFetchedAfterMount || query.error !== null;
  return (
    <QueryState
      query={fresh ? query : ({ ...query, data: undefined } as typeof query)}
      missing={missing}
    >
      {(consensus) => (
        <>
          <PageHead
            title={t('evaluation.consensusTitle')}
            lead={<Link to={paths.evaluation(id)}>{consensus.title}</Link>}
          />
          <div className="stack-l">
            <p>{t('evaluation.consensusLead')}</p>
            <Divergences consensus={consensus} />
            {consensus.actions.includes('write-consensus') ? (
              <Editor key={id} consensus={consensus} />
            ) : (
              <>
                {consensus.bids.map((bid) => (
                  <ConsensusBid
                    key={bid.bidId}
                    consensus={consensus}
                    bid={bid}
                    written={writtenOf(bid)}
                    onChange={null}
                  />
                ))}
                <Confirm consensus={consensus} before={null} />
              </>
            )}
          </div>
        </>
      )}
    </QueryState>
  );
}

type Written = Record<string, WrittenBid>;

const writtenOf = (bid: Consensus['bids'][number]): WrittenBid => ({
  strengths: bid.strengths,
  improvements: bid.improvements,
  scores: Object.fromEntries(
    bid.criteria.flatMap(({ criterionId, agreed, divergent }) =>
      divergent && agreed ? [[criterionId, agreed]] : [],
    ),
  ),
});
const allOf = (consensus: Consensus): Written =>
  Object.fromEntries(consensus.bids.map((bid) => [bid.bidId, writtenOf(bid)]));

function Divergences({ consensus }: { consensus: Consensus }) {
  const { t } = useText();
  const n = consensus.bids.reduce(
    (sum, { criteria }) => sum + criteria.filter(({ divergent }) => divergent).length,
    0,
  );
  return (
    <Notice tone={n > 0 ? 'warn' : 'plain'}>
      {n > 0 ? t('evaluation.divergences', { n }) : t('evaluation.noDivergence')}
    </Notice>
  );
}

function Editor({ consensus }: { consensus: Consensus }) {
  const client = useQueryClient();
  const id = consensus.scenarioId;
  const [bids, setBids] = useState<Written>(() => allOf(consensus));
  const draft = useDraft<Consensus>(
    {
      saved: { bids: allOf(consensus) },
      version: consensus.version,
      current: () => ({ bids }),
      send: (_changed, version) => writeConsensus(id, { bids }, version),
      onSaved: (saved) => client.setQueryData(consensusQuery(id).queryKey, saved),
    },
    true,
  );
  const keepMine = async () => {
    const now = await client.fetchQuery({ ...consensusQuery(id), staleTime: 0 });
    await draft.rebase(now.version, { bids: allOf(now) });
  };
  return (
    <form className="stack-l" onSubmit={(event) => event.preventDefault()}>
      {consensus.bids.map((bid) => (
        <ConsensusBid
          key={bid.bidId}
          consensus={consensus}
          bid={bid}
          written={bids[bid.bidId] ?? writtenOf(bid)}
          onChange={(written) => {
            setBids({ ...bids, [bid.bidId]: written });
            draft.touch();
          }}
        />
      ))}
      <div className="evaluation-total stack">
        <DraftStatus
          draft={draft}
          auto
          onKeepMine={() => void keepMine()}
          onTakeTheirs={() => window.location.reload()}
        />
        <Confirm consensus={consensus} before={draft.flush} />
      </div>
    </form>
  );
}

/** Agreeing to exactly what stands on the page. */
function Confirm({
  consensus,
  before,
}: {
  consensus: Consensus;
  before: (() => Promise<boolean>) | null;
}) {
  const { t } = useText();
  const client = useQueryClient();
  const say = useToast();
  const id = consensus.scenarioId;
  const confirm = useMutation({
    mutationFn: async () => {
      // A text that did not reach the server is agreed to by nobody; the status above says why it did not.
      if (before && !(await before())) return false;
      // What the chair has just written is what the chair agrees to; others agree to what they read.
      const { hash } = before
        ? await client.fetchQuery({ ...consensusQuery(id), staleTime: 0 })
        : consensus;
      await confirmConsensus(id, hash);
      return true;
    },
    onSuccess: async (agreed) => {
      if (!agreed) return;
      say(t('evaluation.confirmDone'));
      await client.invalidateQueries({ queryKey: ['evaluation'] });
    },
    // Refused because the chair wrote on: what has to be read again is then on the page.
    onError: () => client.invalidateQueries({ queryKey: consensusQuery(id).queryKey }),
  });
  const { confirmed, members, complete, mine } = consensus;
  return (
    <div className="stack">
      <p role="status">
        {t(complete ? 'evaluation.complete' : 'evaluation.incomplete')}{' '}
        {t('evaluation.confirmedOf', { n: confirmed.length, total: members.length })}
      </p>
      {confirm.error && <ProblemNotice error={confirm.error} />}
      {consensus.actions.includes('confirm-consensus') && !mine && (
        <div>
          <Button look="primary" busy={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('evaluation.confirm')}
          </Button>
        </div>
      )}
    </div>
  );
}
