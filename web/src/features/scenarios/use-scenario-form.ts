import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { api, read } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Scenario } from '../../api/types';
import type { Faults } from '../../lib/draft-keeper';
import { isUnsigned, type Unsigned } from '../../lib/sign-off';
import { useDraft } from '../../lib/use-draft';
import { completenessQuery, editScenario, submitScenario } from './own-scenario-queries';
import { scenarioQuery } from './scenario-queries';
import {
  figureRowAt,
  toInput,
  toValues,
  type FigureRow,
  type ScenarioValues,
} from './scenario-values';

/** States in which words are saved as they are typed; a published scenario changes only when told to. */
const drafts: readonly Scenario['state'][] = ['draft', 'returned'];

/** Reviewer's comments by field name; the empty name is the whole. */
function commentsOf(scenario: Scenario): Faults {
  return Object.fromEntries(
    (scenario.review?.comments ?? []).map((one) => [one.pointer.replace(/^\//, ''), one.text]),
  );
}

/** The server's faults under the form's own names: figures by row, money and contact as they are called here. */
export function faultsForForm(faults: Faults, figures: readonly FigureRow[]): Faults {
  return Object.fromEntries(
    Object.entries(faults).map(([path, message]) => {
      const [top = '', index, field] = path.split('/');
      if ((top === 'baseline' || top === 'target') && index !== undefined) {
        const row = figureRowAt(figures, top, Number(index));
        const cell = field === 'value' ? (top === 'baseline' ? 'from' : 'to') : (field ?? 'name');
        return [`figures/${row}/${cell}`, message];
      }
      return [path, message];
    }),
  );
}

/** What is there now, past every cache. */
const freshScenario = (id: string) =>
  read(api.GET('/api/v1/scenarios/{id}', { params: { path: { id } } }));

/** Every change of a field is a reason to save. */
function useTouched(form: UseFormReturn<ScenarioValues>, touch: () => void) {
  useEffect(() => {
    const watching = form.watch(() => touch());
    return () => watching.unsubscribe();
  }, [form, touch]);
}

/** State of the scenario form: values, saving, the server's refusals, the reviewer's words. */
export function useScenarioForm(scenario: Scenario) {
  const client = useQueryClient();
  const form = useForm<ScenarioValues>({ defaultValues: toValues(scenario) });
  const auto = drafts.includes(scenario.state);
  const [unsigned, setUnsigned] = useState<Unsigned | null>(null);
  const keep = (saved: Scenario) => {
    client.setQueryData(scenarioQuery(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: completenessQuery(saved.id).queryKey });
    void client.invalidateQueries({ queryKey: ['my-scenarios'] });
  };
  const draft = useDraft<Scenario>(
    {
      saved: toInput(toValues(scenario)),
      version: scenario.version,
      current: () => toInput(form.getValues()),
      send: (changed, version) =>
        editScenario(scenario.id, changed, version).catch((cause: unknown) => {
          if (isUnsigned(cause)) setUnsigned({ changes: changed, version });
          throw cause;
        }),
      onSaved: keep,
    },
    auto,
  );
  useTouched(form, draft.touch);

  return {
    form,
    draft,
    auto,
    /** Changes of an open call that wait for their confidentiality review. */
    unsigned,
    signed: () => setUnsigned(null),
    faults: faultsForForm(draft.faults, form.getValues('figures')),
    comments: commentsOf(scenario),
    keepMine: async () => {
      const now = await freshScenario(scenario.id);
      await draft.rebase(now.version, toInput(toValues(now)));
    },
    takeTheirs: async () => {
      const now = await freshScenario(scenario.id);
      form.reset(toValues(now));
      await draft.rebase(now.version, toInput(toValues(now)));
      keep(now);
      return now;
    },
    /** Saves, then submits. @returns the submitted scenario, or null when something is still in the way */
    submit: async (): Promise<Scenario | null> => {
      if (!(await draft.flush())) return null;
      const version = client.getQueryData(scenarioQuery(scenario.id).queryKey)?.version;
      try {
        const submitted = await submitScenario(scenario.id, version ?? scenario.version);
        keep(submitted);
        return submitted;
      } catch (cause) {
        if (cause instanceof Problem) draft.refuse(cause);
        return null;
      }
    },
  };
}

export type ScenarioFormState = ReturnType<typeof useScenarioForm>;
