import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { FollowButton } from '../../features/follows/follow-button';
import { MatchPanel } from '../../features/matching/match-panel';
import { ScenarioDetail } from '../../features/scenarios/scenario-detail';
import { QuestionsSection } from '../../features/questions/questions-section';
import { SuggestionsSection } from '../../features/suggestions/suggestions-section';
import { ShareButton } from '../../features/share/share-button';
import { ViewCount } from '../../features/uptake/view-count';
import { useText } from '../../i18n/use-text';
import { CopyLink } from '../../lib/copy-link';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { useSession } from '../../lib/session';
import { ButtonLink } from '../../ui/button';
import { NotFound } from '../not-found';

/** Fetched only for those who are signed in: visitors never load it. */
const ScenarioTools = lazy(async () => ({
  default: (await import('../bench/scenario-tools')).ScenarioTools,
}));

/** Only scenarios taken by bids have criteria. */
const CriteriaSection = lazy(async () => ({
  default: (await import('../../features/evaluation/criteria-section')).CriteriaSection,
}));
/** Only calls taken by bids that have closed have a result to show. */
const ResultSection = lazy(async () => ({
  default: (await import('../../features/awards/result-section')).ResultSection,
}));
const beforeResults: readonly string[] = ['intent', 'draft', 'open'];

const ScenarioUptake = lazy(async () => ({
  default: (await import('../bench/scenario-uptake')).ScenarioUptake,
}));

const ScenarioBids = lazy(async () => ({
  default: (await import('./scenario-bids')).ScenarioBids,
}));

/** Ways of taking a scenario in which bids are sealed; the section itself asks the API. */
const sealed: readonly (string | null)[] = ['bids', 'staged'];
/** From here on a ranking has been published. */
const ranked: readonly string[] = ['standstill', 'awarded', 'in_pilot', 'accepted', 'promoted'];

export function Component() {
  const { id = '' } = useParams();
  const { t, language } = useText();
  const { session } = useSession();
  return (
    <ScenarioDetail
      id={id}
      matches={(scenario) => (
        <>
          {scenario.publishedAt !== null && sealed.includes(scenario.procedure) && (
            <Suspense fallback={null}>
              <ScenarioBids scenarioId={id} ownerId={scenario.organisation.id} />
            </Suspense>
          )}
          {scenario.publishedAt !== null &&
            sealed.includes(scenario.procedure) &&
            !beforeResults.includes(scenario.state) && (
              <Suspense fallback={null}>
                <ResultSection scenarioId={id} />
              </Suspense>
            )}
          {(scenario.publishedAt !== null || scenario.preparing) && (
            <SuggestionsSection scenarioId={id} />
          )}
          {scenario.publishedVersion > 0 && sealed.includes(scenario.procedure) && (
            <Suspense fallback={null}>
              <CriteriaSection scenarioId={id} />
            </Suspense>
          )}
          {scenario.publishedVersion > 0 && scenario.state !== 'intent' && (
            <QuestionsSection scenario={scenario} />
          )}
          {scenario.publishedAt !== null && scenario.view === 'public' && <ViewCount id={id} />}
          {session && (
            <Suspense fallback={null}>
              <ScenarioUptake scenario={scenario} />
            </Suspense>
          )}
          <MatchPanel side="scenario" id={id} />
        </>
      )}
      actions={(scenario) => (
        <>
          {session && (
            <Suspense fallback={null}>
              <ScenarioTools scenario={scenario} />
            </Suspense>
          )}
          {ranked.includes(scenario.state) && sealed.includes(scenario.procedure) && (
            <ButtonLink small to={paths.scenarioRanking(id)}>
              {t('evaluation.toRanking')}
            </ButtonLink>
          )}
          {scenario.publishedVersion > 1 && (
            <ButtonLink small to={paths.scenarioVersions(id)}>
              {t('versions.countOf', { n: scenario.publishedVersion })}
            </ButtonLink>
          )}
          {(scenario.publishedAt !== null || scenario.preparing) && <FollowButton id={id} />}
          {scenario.publishedAt !== null && scenario.deadline && (
            <a
              className="button button-plain button-small"
              href={`/api/v1/scenarios/${id}/deadline.ics`}
              download
            >
              {t('messages.calendar.add')}
            </a>
          )}
          {scenario.publishedAt !== null && (
            <ShareButton
              shared={{
                ...{ kind: 'scenario', title: scenario.title, demo: scenario.demo },
                by: scenario.organisation.name,
                when: scenario.deadline
                  ? t('common.share.until', { date: formatDate(scenario.deadline, language) })
                  : '',
              }}
            />
          )}
          <CopyLink />
        </>
      )}
      missing={<NotFound />}
    />
  );
}
