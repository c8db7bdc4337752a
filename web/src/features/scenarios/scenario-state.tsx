import type { ScenarioCard } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { daysUntil, formatDate } from '../../lib/format';

const SOON_DAYS = 14;

/** State and, while it is open, how long one may still answer. */
export function ScenarioState({
  scenario,
}: {
  scenario: Pick<ScenarioCard, 'state' | 'deadline'>;
}) {
  const { t, language, code } = useText();
  const state = code('scenarios.states', scenario.state);
  if (scenario.state !== 'open' || !scenario.deadline) return <span>{state}</span>;
  const days = daysUntil(scenario.deadline, new Date());
  const when =
    days <= SOON_DAYS && days >= 0
      ? days === 0
        ? t('scenarios.lastDay')
        : t('scenarios.daysLeft', { days })
      : t('scenarios.until', { date: formatDate(scenario.deadline, language) });
  return (
    <span className="figures">
      {state} · {when}
    </span>
  );
}
