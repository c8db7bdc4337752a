import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatNumber, formatUntil } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProvisionalNote } from '../../lib/provisional-note';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag } from '../../ui/tag';
import {
  feedbackQuery,
  pointsOf,
  withdrawObjection,
  type Feedback,
  type FeedbackPage as Page,
  type Objection,
} from './award-queries';
import type { UploadArea } from './evidence-files';
import { ObjectionForm } from './objection-form';
import { ProofEvidence, ProofForm } from './proof-form';
import { ScoreLines } from './score-lines';
import './awards.css';

/** What a bidder learns of its own bid, and what it can still do. */
export function FeedbackPage(props: {
  bidId: string;
  /** How evidence is uploaded. */
  uploadArea: UploadArea;
  missing: ReactNode;
}) {
  const { bidId, uploadArea, missing } = props;
  const { t } = useText();
  useTitle(t('awards.feedback'));
  const query = useQuery(feedbackQuery(bidId));
  return (
    <QueryState query={query} missing={missing}>
      {(page) => <FeedbackView page={page} uploadArea={uploadArea} />}
    </QueryState>
  );
}

function FeedbackView({ page, uploadArea }: { page: Page; uploadArea: UploadArea }) {
  const { t, code, language } = useText();
  const [open, setOpen] = useState<'object' | 'proof' | null>(null);
  const { decision, feedback } = page;
  return (
    <div className="stack-l">
      <PageHead
        title={t('awards.feedback')}
        lead={<Link to={paths.scenario(page.scenarioId)}>{page.title}</Link>}
        actions={
          <>
            {page.actions.includes('submit-proof') && (
              <Button look="primary" onClick={() => setOpen('proof')}>
                {t('awards.submitProof')}
              </Button>
            )}
            {page.actions.includes('object') && (
              <Button onClick={() => setOpen('object')}>{t('awards.object')}</Button>
            )}
          </>
        }
      />
      {page.disqualified && (
        <Notice tone="warn" title={t('awards.disqualified')}>
          <p>{code('awards.disqualifiedFor', page.disqualified)}</p>
        </Notice>
      )}
      {decision && !page.disqualified && <Outcome page={page} />}
      {page.standstillUntil && (
        <p>
          {t('awards.objectUntil', { at: formatUntil(page.standstillUntil, language) })}{' '}
          <ProvisionalNote year={page.provisionalYear} />
        </p>
      )}
      {feedback && <Scores feedback={feedback} />}
      {page.proof && <ProofEvidence proof={page.proof} />}
      {page.objections.map((one) => (
        <OwnObjection key={one.id} objection={one} />
      ))}
      {open === 'object' && (
        <ObjectionForm
          scenarioId={page.scenarioId}
          criteria={page.criteria}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'proof' && (
        <ProofForm page={page} uploadArea={uploadArea} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

/** The news first, in plain and kind words. */
function Outcome({ page }: { page: Page }) {
  const { t, language } = useText();
  const { decision, chosen, feedback } = page;
  if (!decision) return null;
  const which =
    decision.kind === 'award' ? `${decision.stage}.${chosen ? 'chosen' : 'other'}` : 'ended';
  const isFinal = decision.final || decision.kind !== 'award';
  // Who proves has been chosen and its standstill is over; the result itself comes after the proofs.
  const isProving = decision.stage === 'proof' && page.standstillUntil === null;
  return (
    <Notice
      tone={chosen ? 'supply' : 'plain'}
      title={t(`awards.news.${which}` as 'awards.news.ended')}
    >
      <p>
        {feedback
          ? t('awards.newsPlace', {
              rank: feedback.rank ?? '—',
              count: feedback.bids,
              total: formatNumber(pointsOf(feedback.total), language),
            })
          : ''}{' '}
        {feedback && !feedback.passed && t('awards.notPassed')}{' '}
        {!isFinal && t(isProving ? 'awards.notFinalYet' : 'awards.notFinal')}
      </p>
      {!chosen && <p>{t('awards.thanks')}</p>}
    </Notice>
  );
}

function Scores({ feedback }: { feedback: Feedback }) {
  const { t, language } = useText();
  const { publisher } = feedback;
  const figure = (score: number | null) =>
    score === null ? '—' : formatNumber(pointsOf(score), language);
  const others = (['best', 'median', 'lowest'] as const).map((key) => ({
    ...{ key, title: t(`awards.${key}`), numeric: true },
    cell: (row: (typeof parts)[number]) => figure(row[key]),
  }));
  const parts = [
    ...feedback.criteria.map((one) => ({ ...one, key: one.criterionId })),
    ...(feedback.price
      ? [
          {
            ...{ ...feedback.price, key: 'price', title: t('awards.price') },
            ...{ best: null, median: null, lowest: null },
          },
        ]
      : []),
  ];
  const lines = [
    {
      ...{ key: 'total', title: t('awards.total'), own: feedback.total, full: 1_000_000 },
      scores: feedback.totals,
    },
    ...parts.map(({ key, title, score, full, best, median, lowest }) => ({
      ...{ key, title, own: score, full },
      scores: [best, median, lowest].filter((one) => one !== null),
    })),
  ];
  return (
    <>
      <section className="feedback-words" aria-label={t('awards.words')}>
        <div>
          <h2>{t('awards.strengths')}</h2>
          <p className="prose">{feedback.strengths}</p>
          {publisher.strengths && <p className="prose">{publisher.strengths}</p>}
        </div>
        <div>
          <h2>{t('awards.improvements')}</h2>
          <p className="prose">{feedback.improvements}</p>
          {publisher.improvements && <p className="prose">{publisher.improvements}</p>}
        </div>
      </section>
      <div className="stack">
        <h2>{t('awards.scores')}</h2>
        <p className="small muted">
          {t(feedback.withheld ? 'awards.scoresWithheld' : 'awards.scoresLead')}
        </p>
        <ScoreLines lines={lines} />
        <DataTable
          caption={t('awards.scores')}
          captionHidden
          rows={parts}
          rowKey={(row) => row.key}
          columns={[
            { key: 'title', title: t('awards.criterion'), cell: (row) => row.title },
            { key: 'own', title: t('awards.own'), numeric: true, cell: (row) => figure(row.score) },
            {
              key: 'full',
              title: t('awards.full'),
              numeric: true,
              cell: (row) => figure(row.full),
            },
            ...(feedback.withheld ? [] : others),
          ]}
        />
      </div>
    </>
  );
}

function OwnObjection({ objection }: { objection: Objection }) {
  const { t, code, language } = useText();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawObjection(objection.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['awards'] }),
  });
  return (
    <div className="stack">
      <h2>
        {t('awards.objection')}{' '}
        <Tag tone={objection.state === 'open' ? 'warn' : 'plain'}>
          {code('awards.objectionStates', objection.state)}
        </Tag>
      </h2>
      <p className="prose">{objection.body}</p>
      {objection.state === 'open' && objection.dueAt && (
        <p>
          {t('awards.answerDue', { at: formatUntil(objection.dueAt, language) })}{' '}
          <ProvisionalNote year={objection.provisionalYear} />
        </p>
      )}
      {objection.answer && <p className="prose">{objection.answer}</p>}
      {withdraw.error && <ProblemNotice error={withdraw.error} />}
      {objection.actions.includes('withdraw') && (
        <p>
          <Button small busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('awards.withdrawObjection')}
          </Button>
        </p>
      )}
    </div>
  );
}
