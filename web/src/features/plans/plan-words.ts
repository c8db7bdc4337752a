import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { useTaxonomy } from '../../lib/taxonomy';
import type { PlanCondition, PlanPair } from './plan-queries';

/** Conditions and reasons as sentences. */
export function usePlanWords() {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const template = (condition: PlanCondition, number: string): string =>
    condition.kind === 'at-least'
      ? t(`plans.conditions.least.${condition.group}`, { number })
      : t(`plans.conditions.most.${condition.group}`, { number });
  const points = (value: number) => formatNumber(Math.round(value * 100) / 100, language);
  return {
    points,
    /** The words before and after the number. */
    conditionParts: (condition: PlanCondition): [string, string] => {
      const [before = '', after = ''] = template(condition, '#').split('#');
      return [before, after];
    },
    conditionText: (condition: PlanCondition): string => {
      const number = condition.kind === 'at-least' ? condition.count : condition.percent;
      const sentence = template(condition, String(number));
      const sector = condition.kind === 'at-least' ? condition.sector : null;
      return sector
        ? t('plans.conditions.inSector', { sentence, sector: label('sector', sector) })
        : sentence;
    },
    /** Why a pair is not in the plan, and what it would cost. */
    whyText: (pair: PlanPair): string => {
      if (!pair.why) return '';
      const rivals = {
        demandRival: pair.demandRival ?? '',
        supplyRival: pair.supplyRival ?? '',
      };
      const why = t(`plans.why.${pair.why}`, rivals);
      if (pair.cost === null) return why;
      const cost = points(pair.cost);
      return `${why} ${pair.cost < 0.005 ? t('plans.costNothing') : t('plans.cost', { cost })}`;
    },
  };
}
