import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { api, read } from '../../api/client';
import type { Capability } from '../../api/types';
import { useDraft } from '../../lib/use-draft';
import { capabilityQuery } from './capability-queries';
import { toInput, toValues, type CapabilityValues } from './capability-values';
import { editCapability } from './own-capability-queries';

/** State of the capability form. Drafts save themselves; a published one changes only when told to. */
export function useCapabilityForm(capability: Capability) {
  const client = useQueryClient();
  const form = useForm<CapabilityValues>({ defaultValues: toValues(capability) });
  const auto = capability.state === 'draft';
  const keep = (saved: Capability) => {
    client.setQueryData(capabilityQuery(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['my-capabilities'] });
  };
  const draft = useDraft<Capability>(
    {
      saved: toInput(toValues(capability)),
      version: capability.version,
      current: () => toInput(form.getValues()),
      send: (changed, version) => editCapability(capability.id, changed, version),
      onSaved: keep,
    },
    auto,
  );
  const { touch } = draft;
  useEffect(() => {
    const watching = form.watch(() => touch());
    return () => watching.unsubscribe();
  }, [form, touch]);
  const fresh = () =>
    read(api.GET('/api/v1/capabilities/{id}', { params: { path: { id: capability.id } } }));
  return {
    form,
    draft,
    auto,
    faults: draft.faults,
    keepMine: async () => {
      const now = await fresh();
      await draft.rebase(now.version, toInput(toValues(now)));
    },
    takeTheirs: async () => {
      const now = await fresh();
      form.reset(toValues(now));
      await draft.rebase(now.version, toInput(toValues(now)));
      keep(now);
    },
  };
}

export type CapabilityFormState = ReturnType<typeof useCapabilityForm>;
