import type { CapabilityMatch } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { Tag, type Tone } from '../../ui/tag';

type Gate = NonNullable<CapabilityMatch['gates']>[number];
const tones: Record<Gate['state'], Tone> = {
  met: 'plain',
  claimed: 'plain',
  unknown: 'warn',
  unmet: 'strong',
  overruled: 'warn',
};

/** The conditions that must hold, met or not, each with its reason. */
export function Gates({ gates }: { gates: readonly Gate[] }) {
  const { t } = useText();
  return (
    <ul className="plain-list match-wide gates">
      {gates.map((gate) => (
        <li key={gate.code}>
          <Tag tone={tones[gate.state]}>{t(`matching.gates.${gate.state}`)}</Tag> {gate.text}
        </li>
      ))}
    </ul>
  );
}
