import { useText } from '../../i18n/use-text';
import { useTaxonomy } from '../../lib/taxonomy';
import { chipFilters } from './search-draft';

interface MatchReasonsProps {
  words: readonly string[];
  filters: Readonly<Record<string, readonly string[]>>;
}

/** Why a scenario was sent: words as they stand there, values it has. */
export function MatchReasons({ words, filters }: MatchReasonsProps) {
  const { t, code } = useText();
  const { label } = useTaxonomy();
  const values = Object.entries(filters).flatMap(([key, codes]) => {
    const chip = chipFilters.find((one) => one.key === key);
    if (chip) return codes.map((one) => label(chip.taxonomy, one));
    if (key === 'state') return codes.map((one) => code('scenarios.states', one));
    return [];
  });
  if (words.length === 0 && values.length === 0) return null;
  return (
    <p className="small muted saved-because">
      {t('savedSearches.because')}
      {words.map((word) => (
        <mark key={word}>{word}</mark>
      ))}
      {[...new Set(values)].map((value) => (
        <span key={value}>{value}</span>
      ))}
    </p>
  );
}
