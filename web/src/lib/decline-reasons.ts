import { useQuery } from '@tanstack/react-query';
import { useText } from '../i18n/use-text';
import { taxonomiesQuery } from './taxonomy';
import type { Option } from '../ui/inputs';

/** Coded reasons that a side may give (a matchmaker: any), and which of them need words. */
export function useDeclineReasons(side: 'demand' | 'supply' | 'matchmaker') {
  const { language } = useText();
  const { data } = useQuery(taxonomiesQuery);
  const terms = (data?.items ?? []).filter(
    (term) =>
      term.kind === 'decline-reason' &&
      (side === 'matchmaker' ||
        term.attributes.side === side ||
        (term.attributes.side ?? 'both') === 'both'),
  );
  return {
    reasons: terms.map((term): Option => ({
      value: term.code,
      label: language === 'en' ? term.en : term.zh,
    })),
    needsNote: (code: string) =>
      terms.find((term) => term.code === code)?.attributes.note === 'required',
  };
}
