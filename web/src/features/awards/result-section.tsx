import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDate, formatDateTime, formatNumber, formatUntil } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProvisionalNote } from '../../lib/provisional-note';
import { useSession } from '../../lib/session';
import { ButtonLink } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Disclosure } from '../../ui/disclosure';
import { Notice } from '../../ui/notice';
import { Tag } from '../../ui/tag';
import { pointsOf, resultQuery, type Decision, type Result } from './award-queries';
import { ScoreLines } from './score-lines';
import './awards.css';

/** The result of a scenario taken by bids, as everybody may know it. Nothing where there is nothing yet. */
export function ResultSection({ scenarioId }: { scenarioId: string }) {
  const { t } = useText();
  const { session } = useSession();
  const { data: result } = useQuery(resultQuery(scenarioId));
  if (!result) return null;
  const held = result.held.filter((one) => one.to === null);
  const mayWork = result.actions.some((action) => action !== 'object');
  if (result.decisions.length === 0 && held.length === 0 && !mayWork) return null;
  const [newest, ...former] = result.decisions;
  return (
    <section className="stack result" aria-label={t('awards.title')} id="result">
      <div className="spread">
        <h2>{t('awards.title')}</h2>
        {session && mayWork && (
          <ButtonLink to={paths.awardDesk(scenarioId)}>{t('awards.toDesk')}</ButtonLink>
        )}
      </div>
      {held.map((one) => (
        <HeldNotice key={one.from} held={one} />
      ))}
      {newest && <DecisionView decision={newest} result={result} />}
      {result.mine.map((bidId) => (
        <p key={bidId}>
          <ButtonLink
            look={result.actions.includes('object') ? 'primary' : 'plain'}
            to={paths.bidFeedback(bidId)}
          >
            {t('awards.toFeedback')}
          </ButtonLink>
        </p>
      ))}
      <ProofList result={result} />
      <Distribution result={result} />
      {result.objections.length > 0 && <ObjectionCodes result={result} />}
      {former.length > 0 && (
        <Disclosure summary={t('awards.former', { count: former.length })}>
          <div className="stack">
            {former.map((decision) => (
              <DecisionView key={decision.id} decision={decision} result={result} />
            ))}
          </div>
        </Disclosure>
      )}
    </section>
  );
}

/** Steps that are frozen: which and since when, never why. */
export function HeldNotice({ held }: { held: Result['held'][number] }) {
  const { t, code, language } = useText();
  const steps = held.steps.map((step) => code('awards.steps', step)).join(t('awards.comma'));
  return (
    <Notice tone="warn" title={t('awards.held')}>
      <p>{t('awards.heldSince', { steps, at: formatDateTime(held.from, language) })}</p>
    </Notice>
  );
}

function DecisionView({ decision, result }: { decision: Decision; result: Result }) {
  const { t, code, language, about } = useText();
  const { stage, kind, state, standstill } = decision;
  const figure = (score: number) => formatNumber(pointsOf(score), language);
  return (
    <div className="stack">
      <p>
        <Tag tone={state === 'completed' ? 'strong' : 'plain'}>{code('awards.states', state)}</Tag>{' '}
        <strong>{code(`awards.kinds.${stage}`, kind)}</strong>
        {decision.reason && about('', code('scenarioForm.exitReasons', decision.reason))}
      </p>
      {decision.note && <p className="prose">{decision.note}</p>}
      {decision.chosen.map((one) => (
        <div key={one.bidId} className="result-chosen">
          <p>
            <strong>{one.organisations.join(t('awards.comma'))}</strong>{' '}
            {one.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          </p>
          <p className="small">
            {one.techniqueScore === null
              ? t('awards.chosenTotal', { rank: one.rank, total: figure(one.total) })
              : t('awards.chosenScores', {
                  ...{ rank: one.rank, total: figure(one.total) },
                  technique: figure(one.techniqueScore),
                  price: one.priceScore === null ? '—' : figure(one.priceScore),
                })}
          </p>
        </div>
      ))}
      {state === 'standstill' && standstill && (
        <p>
          {standstill.until
            ? t(
                standstill.phase === 'ended' ? 'awards.standstillEnded' : 'awards.standstillUntil',
                {
                  days: standstill.days,
                  from: formatDate(decision.announcedAt, language),
                  until: formatUntil(standstill.until, language),
                },
              )
            : standstill.unknownYear !== null
              ? t('awards.standstillUnknown', {
                  year: standstill.unknownYear,
                  days: standstill.days,
                })
              : t('awards.standstillFrozen')}{' '}
          <span className="small muted">{result.rule.source}</span>{' '}
          {standstill.provisionalYear === null ? (
            <Link className="small" to={paths.workingDays}>
              {t('questions.howCounted')}
            </Link>
          ) : (
            <ProvisionalNote year={standstill.provisionalYear} />
          )}
        </p>
      )}
      {state === 'completed' && (
        <p className="small muted">
          {t('awards.completedAt', { at: formatDateTime(decision.completedAt, language) })}{' '}
          {stage === 'final' && result.feedback && result.feedback.valid > 0 && (
            <>
              {t('awards.feedbackFigure', {
                given: result.feedback.given,
                valid: result.feedback.valid,
              })}
            </>
          )}
        </p>
      )}
      {decision.returned && <p>{t(`awards.returned.${decision.returned.effect}`)}</p>}
      {decision.returned?.namesKnown && <p className="small muted">{t('awards.namesKnown')}</p>}
    </div>
  );
}

function ProofList({ result }: { result: Result }) {
  const { t, code, language } = useText();
  if (!result.proofs) return null;
  return (
    <div className="stack">
      <h3>{t('awards.proof')}</h3>
      <p className="small muted">
        {result.proofs.until
          ? t('awards.proofUntil', { at: formatUntil(result.proofs.until, language) })
          : t('awards.proofUncounted')}{' '}
        <ProvisionalNote year={result.proofs.provisionalYear} />
      </p>
      <ul className="plain-list">
        {result.proofs.entrants.map((one) => (
          <li key={one.bidId}>
            {one.organisations.join(t('awards.comma'))}{' '}
            <Tag>{code('awards.proofStates', one.state)}</Tag>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** All scores without names; the same figures as a table. */
function Distribution({ result }: { result: Result }) {
  const { t, language } = useText();
  const all = result.distribution;
  if (!all) return null;
  if (all.withheld)
    return (
      <div className="stack">
        <h3>{t('awards.distribution')}</h3>
        <p className="small muted">{t('awards.distributionWithheld')}</p>
      </div>
    );
  const rows = [
    { key: 'total', title: t('awards.total'), scores: all.totals, full: 1_000_000 },
    ...all.criteria.map(({ criterionId, title, scores }) => ({
      ...{ key: criterionId, title, scores },
      full: Math.max(...scores, 1),
    })),
  ];
  return (
    <div className="stack">
      <h3>{t('awards.distribution')}</h3>
      <p className="small muted">{t('awards.distributionLead', { count: all.bids })}</p>
      <ScoreLines lines={rows.slice(0, 1)} />
      <Disclosure summary={t('awards.asTable')}>
        <DataTable
          caption={t('awards.distribution')}
          captionHidden
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'title', title: t('awards.criterion'), cell: (row) => row.title },
            {
              ...{ key: 'scores', title: t('awards.allScores'), numeric: true },
              cell: (row) =>
                row.scores.map((score) => formatNumber(pointsOf(score), language)).join(' · '),
            },
          ]}
        />
      </Disclosure>
    </div>
  );
}

function ObjectionCodes({ result }: { result: Result }) {
  const { t, code, language } = useText();
  return (
    <div className="stack">
      <h3>{t('awards.objections')}</h3>
      <ul className="plain-list">
        {result.objections.map((one) => (
          <li key={one.filedAt}>
            {formatDate(one.filedAt, language)} {code('awards.objectionReasons', one.reason)}{' '}
            <Tag tone={one.state === 'open' ? 'warn' : 'plain'}>
              {code('awards.objectionStates', one.state)}
            </Tag>
          </li>
        ))}
      </ul>
    </div>
  );
}
