import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { components } from '../../api/schema';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { goToField } from '../../lib/form-field';
import { SignOff } from '../../lib/sign-off';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useToast } from '../../ui/toast';
import { NearDuplicates } from './near-duplicates';
import { completenessQuery, nearDuplicatesQuery } from './own-scenario-queries';
import { scenarioQuery } from './scenario-queries';
import type { ScenarioFormState } from './use-scenario-form';

type Duplicates = components['schemas']['NearDuplicates']['items'];

interface SubmitScenarioProps {
  id: string;
  state: ScenarioFormState;
  onSubmitted: (scenario: Scenario) => void;
}

/** Saves, looks for near-duplicates and asks once if there are any, then submits. */
export function SubmitScenario({ id, state, onSubmitted }: SubmitScenarioProps) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [similar, setSimilar] = useState<Duplicates>([]);
  const [signing, setSigning] = useState<number | null>(null);

  const submit = async () => {
    setSimilar([]);
    setBusy(true);
    const submitted = await state.submit();
    setBusy(false);
    if (!submitted) return;
    say(t('scenarioForm.submitted'));
    onSubmitted(submitted);
  };
  const begin = async () => {
    setBusy(true);
    const saved = await state.draft.flush();
    const check = saved ? await client.fetchQuery(completenessQuery(id)).catch(() => null) : null;
    // A named confidentiality review first, but only of a text that could be submitted.
    if (check?.signoffNeeded && check.submittable) {
      setBusy(false);
      setSigning(client.getQueryData(scenarioQuery(id).queryKey)?.version ?? null);
      return;
    }
    // Without the comparison the submission goes on: it is a courtesy, not a gate.
    const found = saved
      ? await client.fetchQuery(nearDuplicatesQuery(id)).catch(() => ({ items: [] }))
      : { items: [] };
    setBusy(false);
    if (!saved) return;
    if (found.items.length > 0) setSimilar(found.items);
    else await submit();
  };
  const first = Object.keys(state.faults)[0];
  return (
    <>
      <Button look="primary" busy={busy} onClick={() => void begin()}>
        {t('scenarioForm.actions.submit')}
      </Button>
      {first !== undefined && (
        <p role="alert" className="field-error small">
          {state.draft.problem?.message}{' '}
          <button
            type="button"
            className="button button-quiet button-small"
            onClick={() =>
              goToField(
                first.split('/')[0] === 'figures' ? 'baseline' : (first.split('/')[0] ?? ''),
              )
            }
          >
            {t('scenarioForm.toFirstFault')}
          </button>
        </p>
      )}
      {signing !== null && (
        <SignOff
          id={id}
          version={signing}
          onSigned={() => {
            setSigning(null);
            void begin();
          }}
          onClose={() => setSigning(null)}
        />
      )}
      <Dialog
        open={similar.length > 0}
        title={t('scenarioForm.duplicatesTitle')}
        closeLabel={t('common.close')}
        onClose={() => setSimilar([])}
      >
        <div className="stack">
          <p>{t('scenarioForm.duplicatesNote')}</p>
          <NearDuplicates items={similar} />
          <div className="row">
            <Button look="primary" onClick={() => void submit()}>
              {t('scenarioForm.submitAnyway')}
            </Button>
            <Button onClick={() => setSimilar([])}>{t('scenarioForm.backToForm')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
