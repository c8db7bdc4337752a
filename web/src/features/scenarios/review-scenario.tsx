import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Check } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { CompletenessPanel } from './completeness-panel';
import { NearDuplicates } from './near-duplicates';
import {
  myDesksQuery,
  nearDuplicatesQuery,
  reviewOwnScenario,
  reviewScenario,
} from './own-scenario-queries';
import { ReviewArrangement } from './review-arrangement';
import { ReviewFields } from './review-fields';
import { ScenarioActions } from './scenario-actions';
import { scenarioQuery } from './scenario-queries';
import '../../ui/form.css';
import './review-scenario.css';

type Verdict = 'sign' | 'approve' | 'return' | 'decline';
const verdicts: readonly Verdict[] = ['sign', 'approve', 'return', 'decline'];

/** Reading one scenario as a reviewer: comments at fields, then a decision on exactly this version. */
export function ReviewScenario({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  useTitle(t('review.scenarioTitle'));
  const query = useQuery({ ...scenarioQuery(id), staleTime: 0 });
  return (
    <QueryState query={query} missing={missing} blocks={4}>
      {(scenario) => <Review scenario={scenario} />}
    </QueryState>
  );
}

function Review({ scenario }: { scenario: Scenario }) {
  const { t, language, code } = useText();
  const [comments, setComments] = useState<Record<string, string>>({});
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const open = verdicts.filter((one) => scenario.actions.includes(one));
  const given = Object.values(comments).filter((text) => text.trim() !== '').length;
  return (
    <>
      <PageHead
        marks={
          <Tags>
            <Tag tone="demand">{t('scenarios.one')}</Tag>
            <Tag tone="strong">{code('scenarios.states', scenario.state)}</Tag>
            {scenario.reviewing?.of === 'intent' && <Tag>{t('review.ofIntent')}</Tag>}
            {scenario.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          </Tags>
        }
        title={scenario.title}
        lead={
          <>
            <Link to={paths.organisation(scenario.organisation.id)}>
              {scenario.organisation.name}
            </Link>
            {scenario.submittedAt &&
              ` · ${t('review.submittedAt', { at: formatDateTime(scenario.submittedAt, language) })}`}
          </>
        }
      />
      <div className="form-page">
        <ReviewFields
          scenario={scenario}
          comments={comments}
          onComment={
            open.length > 0
              ? (field, text) => setComments((old) => ({ ...old, [field]: text }))
              : undefined
          }
        />
        <aside className="form-aside">
          {open.length > 0 ? (
            <section className="stack" aria-label={t('review.decide')}>
              <h2 className="small">{t('review.decide')}</h2>
              <p className="small muted" role="status">
                {t('review.commentsGiven', { n: given })}
              </p>
              <div className="row">
                {open.map((one) => (
                  <Button
                    key={one}
                    look={
                      one === 'approve' || one === 'sign'
                        ? 'primary'
                        : one === 'return'
                          ? 'plain'
                          : 'quiet'
                    }
                    onClick={() => setVerdict(one)}
                  >
                    {t(`review.verdicts.${one}`)}
                  </Button>
                ))}
              </div>
            </section>
          ) : (
            <Notice title={t('review.nothingToDecide')} />
          )}
          <div className="row">
            <ScenarioActions scenario={scenario} inForm small />
          </div>
          <ReviewArrangement scenario={scenario} />
          <Similar id={scenario.id} />
          <CompletenessPanel id={scenario.id} />
        </aside>
      </div>
      {verdict && (
        <Verdict
          scenario={scenario}
          verdict={verdict}
          comments={comments}
          onClose={() => setVerdict(null)}
        />
      )}
    </>
  );
}

function Similar({ id }: { id: string }) {
  const { t } = useText();
  const { data } = useQuery(nearDuplicatesQuery(id));
  if (!data || data.items.length === 0) return null;
  return (
    <Notice tone="warn" title={t('review.similarTitle')}>
      <NearDuplicates items={data.items} />
    </Notice>
  );
}

interface VerdictProps {
  scenario: Scenario;
  verdict: Verdict;
  comments: Readonly<Record<string, string>>;
  onClose: () => void;
}

function Verdict({ scenario, verdict, comments, onClose }: VerdictProps) {
  const { t } = useText();
  const say = useToast();
  const go = useNavigate();
  const client = useQueryClient();
  const sent = Object.entries(comments)
    .filter(([, text]) => text.trim() !== '')
    .map(([field, text]) => ({ pointer: `/${field}`, text: text.trim() }));
  const { data: seat } = useQuery({ ...myDesksQuery, enabled: scenario.view === 'reviewer' });
  const desk = scenario.reviewing?.desk ?? null;
  /** Another desk's review: whoever decides says that they act for it. */
  const foreign =
    desk !== null && seat !== undefined && seat.desks.length > 0 && !seat.desks.includes(desk);
  const [acts, setActs] = useState(false);
  const intent = verdict === 'approve' && scenario.reviewing?.of === 'intent';
  const needsNote = verdict === 'decline' || (verdict === 'return' && sent.length === 0);
  return (
    <DecideDialog
      title={t(`review.verdicts.${verdict}`)}
      lead={t(`review.verdictLeads.${intent ? 'approveIntent' : verdict}`, { n: sent.length })}
      noteLabel={t('review.overall')}
      noteRequired={() => needsNote}
      confirmLabel={t(`review.verdicts.${verdict}`)}
      onConfirm={async ({ note }) => {
        // An owner's word is the organisation's own step, a reviewer's the platform's.
        const own = scenario.view === 'publisher';
        const said = { comments: sent, note };
        const decided = own
          ? await reviewOwnScenario(scenario.id, scenario.version, {
              ...said,
              decision: verdict === 'sign' ? 'sign' : 'return',
            })
          : await reviewScenario(scenario.id, scenario.version, {
              ...said,
              decision: verdict === 'sign' ? 'approve' : verdict,
              ...(foreign && acts ? { actingFor: desk } : {}),
            });
        client.setQueryData(scenarioQuery(decided.id).queryKey, decided);
        await client.invalidateQueries({ queryKey: ['review-scenarios'] });
        say(t('bench.decided'));
        await go(own ? paths.myScenarios : paths.review);
      }}
      onClose={onClose}
    >
      {foreign && (
        <Check checked={acts} onChange={(event) => setActs(event.target.checked)}>
          {t('review.actFor', { desk: t(`review.desks.${desk}`) })}
        </Check>
      )}
    </DecideDialog>
  );
}
