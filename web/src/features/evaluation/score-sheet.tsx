import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { DraftStatus } from '../../lib/draft-status';
import { formatDateTime, formatUntil } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProvisionalNote } from '../../lib/provisional-note';
import { QueryState } from '../../lib/query-state';
import { useDraft } from '../../lib/use-draft';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { useToast } from '../../ui/toast';
import { BlindBid } from './blind-bid';
import { BidScores, type GivenScores } from './bid-scores';
import { CriteriaTable } from './criteria-table';
import { lockSheet, saveSheet, sheetQuery, type Sheet } from './evaluation-queries';
import './evaluation.css';

/** One evaluator's sheet: bid after bid in an order of its own, saved as it is typed, locked once. */
export function ScoreSheet({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  const query = useQuery({ ...sheetQuery(id), staleTime: 0, refetchOnMount: 'always' });
  const fresh = query.isFetchedAfterMount || query.error !== null;
  return (
    <QueryState
      query={fresh ? query : ({ ...query, data: undefined } as typeof query)}
      missing={missing}
    >
      {(sheet) => (
        <>
          <PageHead
            title={t('evaluation.sheetTitle')}
            lead={<Link to={paths.evaluation(id)}>{sheet.title}</Link>}
          />
          <div className="stack-l">
            <Notice>{t('evaluation.sheetLead')}</Notice>
            {sheet.reopened.length > 0 && <Notice>{t('evaluation.reopened')}</Notice>}
            <Disclosure summary={t('evaluation.criteriaTitle')}>
              <CriteriaTable criteria={sheet.criteria} />
            </Disclosure>
            {sheet.actions.includes('save-sheet') ? (
              <Editor key={id} sheet={sheet} />
            ) : (
              <Locked sheet={sheet} />
            )}
          </div>
        </>
      )}
    </QueryState>
  );
}

const scoresOf = (sheet: Sheet): GivenScores =>
  Object.fromEntries(sheet.bids.map(({ bidId, scores }) => [bidId, scores]));

function Editor({ sheet }: { sheet: Sheet }) {
  const { t, language } = useText();
  const client = useQueryClient();
  const say = useToast();
  const id = sheet.scenarioId;
  const [scores, setScores] = useState<GivenScores>(() => scoresOf(sheet));
  const [locking, setLocking] = useState(false);
  const keep = (saved: Sheet) => client.setQueryData(sheetQuery(id).queryKey, saved);
  const draft = useDraft<Sheet>(
    {
      saved: { scores: scoresOf(sheet) },
      version: sheet.version,
      current: () => ({ scores }),
      send: (_changed, version) => saveSheet(id, { scores }, version),
      onSaved: keep,
    },
    true,
  );
  const put = (bidId: string, given: GivenScores[string]) => {
    setScores({ ...scores, [bidId]: given });
    draft.touch();
  };
  const missing = countMissing(sheet, scores);
  const fresh = () => client.fetchQuery({ ...sheetQuery(id), staleTime: 0 });
  const keepMine = async () => {
    const now = await fresh();
    await draft.rebase(now.version, { scores: scoresOf(now) });
  };
  const lock = async () => {
    // What did not reach the server would be locked out for good; the status under the form says why it did not.
    if (!(await draft.flush())) return;
    const { version } = await fresh();
    keep(await lockSheet(id, version));
    await client.invalidateQueries({ queryKey: ['evaluation'] });
    say(t('evaluation.lockedDone'));
  };
  return (
    <>
      <form className="stack-l" onSubmit={(event) => event.preventDefault()}>
        {sheet.dueAt && (
          <p>
            {t('evaluation.due', { at: formatUntil(sheet.dueAt, language) })}{' '}
            <ProvisionalNote year={sheet.provisionalYear} />
          </p>
        )}
        {sheet.bids.map((bid) => (
          <section
            key={bid.bidId}
            className="stack"
            aria-label={t('evaluation.bidNumber', { n: bid.number })}
          >
            <h2>{t('evaluation.bidNumber', { n: bid.number })}</h2>
            <BlindBid scenarioId={id} bid={bid} />
            <BidScores
              sheet={sheet}
              given={scores[bid.bidId] ?? {}}
              disabled={false}
              onChange={(given) => put(bid.bidId, given)}
            />
          </section>
        ))}
        <div className="evaluation-total stack">
          <DraftStatus
            draft={draft}
            auto
            onKeepMine={() => void keepMine()}
            onTakeTheirs={() => window.location.reload()}
          />
          <div className="row">
            <Button look="primary" busy={missing > 0} onClick={() => setLocking(true)}>
              {t('evaluation.lock')}
            </Button>
            {missing > 0 && <span role="status">{t('evaluation.missing', { n: missing })}</span>}
          </div>
        </div>
      </form>
      {/* Outside the sheet's form: browsers tell nobody of what is submitted in a form within a form. */}
      {locking && (
        <DecideDialog
          title={t('evaluation.lock')}
          lead={t('evaluation.lockLead')}
          confirmLabel={t('evaluation.lock')}
          onConfirm={lock}
          onClose={() => setLocking(false)}
        />
      )}
    </>
  );
}

function Locked({ sheet }: { sheet: Sheet }) {
  const { t, language } = useText();
  return (
    <>
      {sheet.lockedAt && (
        <p>{t('evaluation.lockedAt', { at: formatDateTime(sheet.lockedAt, language) })}</p>
      )}
      {sheet.bids.map((bid) => (
        <section
          key={bid.bidId}
          className="stack"
          aria-label={t('evaluation.bidNumber', { n: bid.number })}
        >
          <h2>{t('evaluation.bidNumber', { n: bid.number })}</h2>
          <BlindBid scenarioId={sheet.scenarioId} bid={bid} />
          <BidScores sheet={sheet} given={bid.scores} disabled onChange={() => undefined} />
        </section>
      ))}
    </>
  );
}

const countMissing = (sheet: Sheet, scores: GivenScores): number =>
  sheet.bids.reduce(
    (sum, { bidId }) =>
      sum +
      sheet.criteria.criteria.filter(({ key }) => (scores[bidId]?.[key]?.value ?? null) === null)
        .length,
    0,
  );
