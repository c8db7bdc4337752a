import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Problem } from '../../api/problem';
import type { Capability } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DraftStatus } from '../../lib/draft-status';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { taxonomiesQuery } from '../../lib/taxonomy';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { CapabilityActions } from './capability-actions';
import { CapabilityForm } from './capability-form';
import { capabilityQuery } from './capability-queries';
import { EvidenceEditor } from './evidence-editor';
import { useCapabilityForm } from './use-capability-form';

/** The page on which a capability is described; a published one is changed here, too. */
export function EditCapability({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  useTitle(t('capabilityForm.editTitle'));
  const query = useQuery({ ...capabilityQuery(id), staleTime: 0, refetchOnMount: 'always' });
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
      {(capability) =>
        capability.actions.includes('edit') ? (
          <Editor key={capability.id} capability={capability} />
        ) : (
          <PageHead
            title={capability.title}
            lead={t(`capabilityForm.states.${capability.state}`)}
            actions={<CapabilityActions capability={capability} />}
          />
        )
      }
    </QueryState>
  );
}

function Editor({ capability }: { capability: Capability }) {
  const { t } = useText();
  const say = useToast();
  const state = useCapabilityForm(capability);
  const save = async () => {
    if (await state.draft.flush()) say(t('common.saved'));
  };
  return (
    <>
      <PageHead
        marks={
          <Tags>
            <Tag tone="supply">{t('capabilities.one')}</Tag>
            <Tag tone="strong">{t(`capabilityForm.states.${capability.state}`)}</Tag>
            {capability.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          </Tags>
        }
        title={capability.title}
        lead={t('capabilityForm.lead')}
        actions={<Link to={paths.capability(capability.id)}>{t('scenarioForm.preview')}</Link>}
      />
      <div className="stack-l">
        {!state.auto && <Notice tone="warn">{t('capabilityForm.publishedNote')}</Notice>}
        <CapabilityForm
          form={state.form}
          faults={state.faults}
          evidence={<EvidenceEditor capability={capability} />}
          aside={
            <>
              <div className="form-bar">
                <DraftStatus
                  draft={state.draft}
                  auto={state.auto}
                  onKeepMine={() => void state.keepMine()}
                  onTakeTheirs={() => void state.takeTheirs()}
                />
                {Object.keys(state.faults).length > 0 && (
                  <p role="alert" className="field-error small">
                    {state.draft.problem?.message}
                  </p>
                )}
                <div className="row">
                  <Button look={state.auto ? 'plain' : 'primary'} onClick={() => void save()}>
                    {t(state.auto ? 'scenarioForm.saveNow' : 'capabilityForm.publishChange')}
                  </Button>
                  <CapabilityActions
                    capability={capability}
                    inForm
                    before={state.draft.flush}
                    onRefused={(error) => {
                      if (error instanceof Problem) state.draft.refuse(error);
                    }}
                  />
                </div>
              </div>
            </>
          }
        />
      </div>
    </>
  );
}
