import { useText } from '../../i18n/use-text';
import { Notice } from '../../ui/notice';
import type { Plan } from './plan-queries';
import { usePlanWords } from './plan-words';

/** No plan keeps all wishes: which ones stand in the way, and how far each would have to give. */
export function PlanRefusal({ plan }: { plan: Plan }) {
  const { t } = useText();
  const { conditionText } = usePlanWords();
  const conditions = plan.request.conditions ?? [];
  return (
    <Notice tone="warn" alert title={t('plans.refusal.title')}>
      <ul>
        {plan.conflicts.map(({ index, alone, possible }) => {
          const condition = conditions[index];
          if (!condition) return null;
          const reason =
            possible !== null
              ? t('plans.refusal.possible', { count: possible })
              : t(alone ? 'plans.refusal.alone' : 'plans.refusal.together');
          return (
            <li key={index}>
              {t('plans.refusal.line', { condition: conditionText(condition), reason })}
            </li>
          );
        })}
        {plan.overfull.map(({ id, title }) => (
          <li key={id}>{t('plans.refusal.overfull', { title })}</li>
        ))}
      </ul>
      <p>{t('plans.refusal.next')}</p>
    </Notice>
  );
}
