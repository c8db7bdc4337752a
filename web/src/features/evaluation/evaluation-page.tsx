import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProvisionalNote } from '../../lib/provisional-note';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { Button, ButtonLink } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { DeclareForm } from './declare-form';
import {
  beginEvaluation,
  choicesQuery,
  countPrices,
  evaluationQuery,
  type Evaluation,
} from './evaluation-queries';
import { NameMember } from './name-member';
import { PanelList } from './panel-list';
import './evaluation.css';

/** One evaluation: where it stands, who is on the panel, and what its reader may do now. */
export function EvaluationPage({ id, missing }: { id: string; missing: ReactNode }) {
  const query = useQuery({ ...evaluationQuery(id), staleTime: 0 });
  return (
    <QueryState query={query} missing={<NoPanelYet id={id} missing={missing} />}>
      {(evaluation) => <Page evaluation={evaluation} />}
    </QueryState>
  );
}

/** Before the first member is named there is no evaluation: whoever may name one begins it here. */
function NoPanelYet({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  const client = useQueryClient();
  const choices = useQuery(choicesQuery(id));
  return (
    <QueryState query={choices} missing={missing}>
      {() => (
        <>
          <PageHead
            title={t('evaluation.title')}
            lead={<Link to={paths.scenario(id)}>{t('scenarios.one')}</Link>}
          />
          <div className="stack-l">
            <p>{t('evaluation.stateNotes.set-up')}</p>
            <NameMember
              evaluation={{ scenarioId: id, members: [] }}
              onDone={() => client.invalidateQueries({ queryKey: ['evaluation'] })}
            />
          </div>
        </>
      )}
    </QueryState>
  );
}

function Page({ evaluation }: { evaluation: Evaluation }) {
  const { t, language } = useText();
  const client = useQueryClient();
  const { scenarioId: id, state, actions, dueAt } = evaluation;
  const keep = async () => {
    await client.invalidateQueries({ queryKey: ['evaluation'] });
  };
  return (
    <>
      <PageHead
        marks={
          <Tags>
            <Tag tone="strong">{t(`evaluation.states.${state}`)}</Tag>
            {evaluation.overdue && <Tag tone="warn">{t('evaluation.overdue')}</Tag>}
            {evaluation.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          </Tags>
        }
        title={t('evaluation.title')}
        lead={<Link to={paths.scenario(id)}>{evaluation.title}</Link>}
        actions={<Ways evaluation={evaluation} keep={keep} />}
      />
      <div className="stack-l">
        <p>
          {t(`evaluation.stateNotes.${state}`)}
          {dueAt && ` ${t('evaluation.due', { at: formatDateTime(dueAt, language) })}`}{' '}
          <ProvisionalNote year={evaluation.provisionalYear} />
        </p>
        {evaluation.blocked && <Notice tone="warn" title={evaluation.blocked} />}
        {evaluation.reopened.length > 0 && <Notice>{t('evaluation.reopened')}</Notice>}
        {actions.includes('declare') && <DeclareForm evaluation={evaluation} onDone={keep} />}
        <PanelList evaluation={evaluation} onDone={keep} />
        {actions.includes('name-member') && <NameMember evaluation={evaluation} onDone={keep} />}
      </div>
    </>
  );
}

/** Where to go from here, and the steps that need no form. */
function Ways({ evaluation, keep }: { evaluation: Evaluation; keep: () => Promise<void> }) {
  const { t } = useText();
  const say = useToast();
  const { scenarioId: id, state, actions, relations } = evaluation;
  const judges = relations.includes('member');
  const begin = useMutation({
    mutationFn: () => beginEvaluation(id),
    onSuccess: async () => {
      say(t('evaluation.begun'));
      await keep();
    },
  });
  const price = useMutation({ mutationFn: () => countPrices(id), onSuccess: keep });
  const late = ['consensus', 'technique-locked', 'priced', 'ranked'].includes(state);
  const error = begin.error ?? price.error;
  return (
    <>
      {judges && (state === 'scoring' || late) && (
        <ButtonLink look={state === 'scoring' ? 'primary' : 'plain'} to={paths.scoreSheet(id)}>
          {t('evaluation.toSheet')}
        </ButtonLink>
      )}
      {(judges || relations.includes('reviewer') || relations.includes('auditor')) && late && (
        <ButtonLink look={state === 'consensus' ? 'primary' : 'plain'} to={paths.consensus(id)}>
          {t('evaluation.toConsensus')}
        </ButtonLink>
      )}
      {(state === 'priced' || state === 'ranked') && (
        <ButtonLink look="primary" to={paths.scenarioRanking(id)}>
          {t('evaluation.toRanking')}
        </ButtonLink>
      )}
      {actions.includes('begin') && (
        <Button look="primary" busy={begin.isPending} onClick={() => begin.mutate()}>
          {t('evaluation.begin')}
        </Button>
      )}
      {actions.includes('price') && (
        <Button look="primary" busy={price.isPending} onClick={() => price.mutate()}>
          {t('evaluation.price_action')}
        </Button>
      )}
      {error && <ProblemNotice error={error} />}
    </>
  );
}
