import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DraftStatus } from '../../lib/draft-status';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { SignOff } from '../../lib/sign-off';
import { taxonomiesQuery } from '../../lib/taxonomy';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { CompletenessPanel } from './completeness-panel';
import { ScenarioActions } from './scenario-actions';
import { ScenarioForm } from './scenario-form';
import { scenarioQuery } from './scenario-queries';
import { toInput } from './scenario-values';
import { SubmitScenario } from './submit-scenario';
import { useScenarioForm } from './use-scenario-form';

/** The page on which a scenario is written; a published one is changed here, too. */
export function EditScenario({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  useTitle(t('scenarioForm.editTitle'));
  const query = useQuery({ ...scenarioQuery(id), staleTime: 0, refetchOnMount: 'always' });
  const codes = useQuery(taxonomiesQuery);
  // The form starts from what the server has now, not from what a list page read before, and with its choices:
  // a select cannot show a value that it does not offer yet.
  const isFresh = (query.isFetchedAfterMount && !codes.isPending) || query.error !== null;
  return (
    <QueryState
      query={isFresh ? query : ({ ...query, data: undefined } as typeof query)}
      missing={missing}
      blocks={4}
    >
      {(scenario) =>
        scenario.actions.includes('edit') ? (
          <Editor key={scenario.id} scenario={scenario} />
        ) : (
          <NotNow scenario={scenario} />
        )
      }
    </QueryState>
  );
}

function Editor({ scenario }: { scenario: Scenario }) {
  const { t, code, language } = useText();
  const state = useScenarioForm(scenario);
  const go = useNavigate();
  const say = useToast();
  const publishChange = async () => {
    const typed = toInput(state.form.getValues()).deadline ?? null;
    if (!(await state.draft.flush())) return;
    // A material change may have moved the deadline: the form goes on from what is public now.
    const now = await state.takeTheirs();
    const moved = now.deadline !== null && Date.parse(now.deadline) !== Date.parse(typed ?? '');
    const at = formatDateTime(now.deadline, language);
    say(moved ? t('scenarioForm.deadlineMoved', { at }) : t('scenarioForm.changePublished'));
  };
  const overall = state.comments[''] ?? scenario.review?.note;
  return (
    <>
      <PageHead
        marks={
          <Tags>
            <Tag tone="demand">{t('scenarios.one')}</Tag>
            <Tag tone="strong">{code('scenarios.states', scenario.state)}</Tag>
            {scenario.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          </Tags>
        }
        title={scenario.title || t('scenarioForm.untitled')}
        lead={t('scenarioForm.lead')}
        actions={<Link to={paths.scenario(scenario.id)}>{t('scenarioForm.preview')}</Link>}
      />
      <div className="stack-l">
        {scenario.state === 'returned' && (
          <Notice tone="warn" title={t('scenarioForm.returnedTitle')}>
            <p>{overall || t('scenarioForm.returnedNote')}</p>
            {scenario.review?.acting && <p className="small">{t('review.acted')}</p>}
          </Notice>
        )}
        {scenario.state === 'open' && (
          <Notice tone="warn" title={t('scenarioForm.openTitle')}>
            <p>{t('scenarioForm.openNote')}</p>
          </Notice>
        )}
        <ScenarioForm
          form={state.form}
          faults={state.faults}
          comments={state.comments}
          aside={
            <>
              <div className="form-bar">
                <DraftStatus
                  draft={state.draft}
                  auto={state.auto}
                  onKeepMine={() => void state.keepMine()}
                  onTakeTheirs={() => void state.takeTheirs()}
                />
                <div className="row">
                  {state.auto ? (
                    <Button onClick={() => void state.draft.flush()}>
                      {t('scenarioForm.saveNow')}
                    </Button>
                  ) : (
                    <Button look="primary" onClick={() => void publishChange()}>
                      {t('scenarioForm.publishChange')}
                    </Button>
                  )}
                  {scenario.actions.includes('submit') && (
                    <SubmitScenario
                      id={scenario.id}
                      state={state}
                      onSubmitted={(done) => void go(paths.scenario(done.id))}
                    />
                  )}
                  <ScenarioActions
                    scenario={scenario}
                    inForm
                    small
                    beforeAnnouncing={() => state.draft.flush()}
                  />
                </div>
              </div>
              <CompletenessPanel id={scenario.id} />
              {state.unsigned && (
                <SignOff
                  id={scenario.id}
                  {...state.unsigned}
                  confirmLabel={t('scenarioForm.signOff.confirmPublic')}
                  onSigned={() => {
                    state.signed();
                    void publishChange();
                  }}
                  onClose={state.signed}
                />
              )}
            </>
          }
        />
      </div>
    </>
  );
}

/** A scenario under review or ended: nothing to type, but the way on. */
function NotNow({ scenario }: { scenario: Scenario }) {
  const { t, code } = useText();
  return (
    <>
      <PageHead
        title={scenario.title}
        lead={t('scenarioForm.notNow', { state: code('scenarios.states', scenario.state) })}
        actions={<ScenarioActions scenario={scenario} />}
      />
      <Link to={paths.scenario(scenario.id)}>{t('scenarioForm.preview')}</Link>
    </>
  );
}
