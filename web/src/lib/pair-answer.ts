import { useState } from 'react';
import { useDeclineReasons } from './decline-reasons';
import type { Release } from './release-choice';

export const pairAnswers = ['connect', 'learn', 'decline'] as const;
export type PairAnswer = (typeof pairAnswers)[number];

/** An answer as it is sent. */
export interface GivenAnswer {
  answer: PairAnswer;
  note: string;
  reason?: string;
  release?: Release;
}

interface Draft {
  answer: PairAnswer | null;
  reason: string;
  note: string;
  release: Release;
}

/** One side's answer while it is being given: 想对接 with consent, 可以了解, or 暂不合适 with a coded reason. */
export function usePairAnswer(side: 'demand' | 'supply') {
  const [draft, setDraft] = useState<Draft>({
    ...{ answer: null, reason: '', note: '', release: 'role' },
  });
  const [asked, setAsked] = useState(false);
  const { reasons, needsNote } = useDeclineReasons(side);
  const { answer, reason, release } = draft;
  const note = draft.note.trim();
  const declines = answer === 'decline';
  const noteNeeded = declines && needsNote(reason);
  const missing = {
    answer: answer === null,
    reason: declines && reason === '',
    note: noteNeeded && note === '',
  };
  return {
    ...{ draft, reasons, noteNeeded },
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    /** Whether a part is missing, once the answer was to be sent. */
    isMissing: (part: keyof typeof missing) => asked && missing[part],
    /** The answer to send; null where something is missing, which the form says from then on. */
    take: (): GivenAnswer | null => {
      setAsked(true);
      if (answer === null || Object.values(missing).some(Boolean)) return null;
      return {
        ...{ answer, note },
        ...(declines ? { reason } : {}),
        ...(answer === 'connect' ? { release } : {}),
      };
    },
  };
}
