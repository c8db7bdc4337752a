import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatUntil } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { complete, deskQuery, endUnanswered, resultKey, type AwardDesk } from './award-queries';
import { DeskBids } from './desk-bids';
import { DeskObjections, DeskProofs } from './desk-entries';
import { HeldNotice } from './result-section';
import './awards.css';

/** The publisher's steps from the ranking to the result; reviewers and auditors read along. */
export function AwardDeskPage({ scenarioId, missing }: { scenarioId: string; missing: ReactNode }) {
  const { t } = useText();
  useTitle(t('awards.desk'));
  const query = useQuery(deskQuery(scenarioId));
  return (
    <QueryState query={query} missing={missing}>
      {(desk) => (
        <div className="stack">
          <PageHead
            title={t('awards.desk')}
            lead={<Link to={paths.scenario(scenarioId)}>{desk.result.title}</Link>}
          />
          {desk.result.held
            .filter((one) => one.to === null)
            .map((one) => (
              <HeldNotice key={one.from} held={one} />
            ))}
          <NextStep desk={desk} />
          <DeskBids desk={desk} />
          <DeskProofs desk={desk} />
          <DeskObjections desk={desk} />
        </div>
      )}
    </QueryState>
  );
}

/** What has to happen before anything can be pressed here; nothing once a result stands still. */
function Standing({ result }: { result: AwardDesk['result'] }) {
  const { t } = useText();
  const [newest] = result.decisions;
  if (result.actions.includes('propose')) return <p>{t('awards.mayPropose')}</p>;
  if (newest?.state === 'completed' && newest.stage === 'proof')
    return <p>{t('awards.waitProofs')}</p>;
  return newest || result.actions.includes('no-response') ? null : <p>{t('awards.waitRanking')}</p>;
}

/** Where it stands, what is missing, and the button when nothing is. */
function NextStep({ desk }: { desk: AwardDesk }) {
  const { t, code, language } = useText();
  const client = useQueryClient();
  const { result, waiting } = desk;
  const [sure, setSure] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: resultKey(result.scenarioId) });
  const step = useMutation({
    mutationFn: (which: 'complete' | 'no-response') =>
      which === 'complete' ? complete(result.scenarioId) : endUnanswered(result.scenarioId),
    onSuccess: refresh,
  });
  const [newest] = result.decisions;
  const may = (action: (typeof result.actions)[number]) => result.actions.includes(action);
  return (
    <section className="stack" aria-label={t('awards.nextStep')}>
      <h2>{t('awards.nextStep')}</h2>
      <Standing result={result} />
      {newest?.state === 'standstill' && (
        <>
          <p>
            {newest.standstill?.until
              ? t('awards.deskStandstill', {
                  until: formatUntil(newest.standstill.until, language),
                })
              : t('awards.deskUncounted')}
          </p>
          {waiting.length > 0 && (
            <ul className="result-steps">
              {waiting.map((what) => (
                <li key={what}>{code('awards.waiting', what.replace('.', '-'))}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {newest?.state === 'completed' && newest.stage === 'final' && (
        <Notice tone="supply" title={t('awards.done')}>
          <p>{t('awards.doneLead', { given: result.feedback?.given ?? 0 })}</p>
        </Notice>
      )}
      {step.error && <ProblemNotice error={step.error} />}
      {may('complete') && (
        <div className="stack">
          <p>{t('awards.completeLead')}</p>
          <label className="check">
            <input
              type="checkbox"
              checked={sure}
              onChange={(event) => setSure(event.target.checked)}
            />
            <span>{t('awards.completeSure')}</span>
          </label>
          <div className="row">
            <Button
              look="primary"
              busy={step.isPending}
              disabled={!sure}
              onClick={() => step.mutate('complete')}
            >
              {t('awards.complete')}
            </Button>
          </div>
        </div>
      )}
      {may('no-response') && (
        <div className="row">
          <Button look="primary" busy={step.isPending} onClick={() => step.mutate('no-response')}>
            {t('awards.endUnanswered')}
          </Button>
        </div>
      )}
    </section>
  );
}
