import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { Problem } from '../../api/problem';
import { useDraft } from '../../lib/use-draft';
import { bidQuery, editBid, freshBid, wholeDraft, type Bid, type BidDraft } from './bid-queries';
import {
  fromInput,
  mergeDrafts,
  toInput,
  toParts,
  toValues,
  type BidValues,
  type DraftKey,
} from './bid-values';

/** The same words typed at once in two places: both versions, until one is chosen. */
export interface Conflict {
  keys: DraftKey[];
  mine: Record<DraftKey, unknown>;
  theirs: Record<DraftKey, unknown>;
  bid: Bid;
}

/** Refusals under the form's flat names: `/technique/summary` is `summary` here. */
function flattened(cause: unknown): unknown {
  if (!(cause instanceof Problem) || cause.fields.length === 0) return cause;
  const errors = cause.fields.map((field) => ({
    ...field,
    pointer: field.pointer.replace(/^#?\/(technique|price)/, ''),
  }));
  const { code, status, message: title, requestId } = cause;
  return new Problem({ code, status, title, errors, ...(requestId ? { requestId } : {}) }, status);
}

const inputOf = (draft: BidDraft) => toInput(toValues(draft));

/** State of a bid's form: values, saving as one types, and what to do when a colleague saved first. */
export function useBidForm(bid: Bid, started: BidDraft) {
  const client = useQueryClient();
  const form = useForm<BidValues>({ defaultValues: toValues(started) });
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const base = useRef(inputOf(started));
  const keep = (saved: Bid) => {
    const read = wholeDraft(saved);
    if (read) base.current = inputOf(read);
    client.setQueryData(bidQuery(saved.id).queryKey, saved);
  };
  const draft = useDraft<Bid>(
    {
      saved: inputOf(started),
      version: bid.version,
      current: () => toInput(form.getValues()),
      send: (changed, version) =>
        editBid(bid.id, toParts(changed), version).catch((cause: unknown) => {
          throw flattened(cause);
        }),
      onSaved: keep,
    },
    true,
  );
  useTouched(form, draft.touch);
  const goOnFrom = async (now: Bid, values: Record<DraftKey, unknown>) => {
    const read = wholeDraft(now);
    if (!read) return;
    form.reset(fromInput(values));
    base.current = inputOf(read);
    setConflict(null);
    client.setQueryData(bidQuery(now.id).queryKey, now);
    await draft.rebase(now.version, inputOf(read));
  };
  const settle = async () => {
    const now = await freshBid(bid.id);
    const read = wholeDraft(now);
    if (!read) return client.setQueryData(bidQuery(now.id).queryKey, now);
    const [mine, theirs] = [toInput(form.getValues()), inputOf(read)];
    const { merged, conflicts } = mergeDrafts(base.current, mine, theirs);
    if (conflicts.length === 0) return goOnFrom(now, merged);
    return setConflict({ keys: conflicts, mine: merged, theirs, bid: now });
  };
  useWhenStale(draft.status === 'stale' && conflict === null, settle);
  return {
    ...{ form, draft, conflict, faults: draft.faults },
    /** Chooses one version of what both changed; everything else of both is kept. */
    choose: (which: 'mine' | 'theirs') => {
      if (!conflict) return;
      const chosen = { ...conflict.mine };
      if (which === 'theirs') for (const key of conflict.keys) chosen[key] = conflict.theirs[key];
      void goOnFrom(conflict.bid, chosen);
    },
    /** Puts a kept copy into the form. */
    fill: (values: BidValues) => {
      form.reset(values);
      draft.touch();
    },
  };
}

export type BidFormState = ReturnType<typeof useBidForm>;

function useTouched(form: UseFormReturn<BidValues>, touch: () => void) {
  useEffect(() => {
    const watching = form.watch(() => touch());
    return () => watching.unsubscribe();
  }, [form, touch]);
}

/** Looks once what is there when somebody else saved first. */
function useWhenStale(stale: boolean, settle: () => Promise<unknown>): void {
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  useEffect(() => {
    if (stale) void latest.current().catch(() => undefined);
  }, [stale]);
}
