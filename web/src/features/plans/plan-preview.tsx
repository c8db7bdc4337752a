import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { formatNumber, formatShare } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { Disclosure } from '../../ui/disclosure';
import { PlanChart } from './plan-chart';
import { PlanLeft } from './plan-left';
import { PlanPairsTable } from './plan-pairs-table';
import { planPairsQuery, type Plan, type PlanOutcome } from './plan-queries';
import { PlanUnfilled } from './plan-unfilled';
import { usePlanWords } from './plan-words';
import { useRevision } from './use-revision';
import { PlanRevisionBar } from './plan-revision-bar';

/** What the plan would bring: figures, the picture, the pairs, and what was left out and why. */
export function PlanPreview({ plan, outcome }: { plan: Plan; outcome: PlanOutcome }) {
  const { t } = useText();
  const query = useQuery(planPairsQuery(plan.id, plan.version));
  const revision = useRevision(plan);
  return (
    <>
      <Figures plan={plan} outcome={outcome} />
      <QueryState query={query}>
        {({ items }) => {
          const inPlan = items.filter((pair) => pair.kind !== 'left');
          const left = items.filter((pair) => pair.kind === 'left');
          const lefts = [
            ['blocking', left.filter((pair) => pair.blocking)] as const,
            ['left', left.filter((pair) => !pair.blocking)] as const,
          ].filter(([, pairs]) => pairs.length > 0);
          return (
            <>
              {inPlan.length > 0 && <PlanChart pairs={inPlan} />}
              <PlanPairsTable pairs={inPlan} revision={revision} />
              <PlanRevisionBar revision={revision} />
              {lefts.map(([part, pairs]) => (
                <Disclosure key={part} summary={t(`plans.${part}.title`, { count: pairs.length })}>
                  <PlanLeft part={part} pairs={pairs} revision={revision} />
                </Disclosure>
              ))}
            </>
          );
        }}
      </QueryState>
      <PlanUnfilled outcome={outcome} />
    </>
  );
}

function Figures({ plan, outcome }: { plan: Plan; outcome: PlanOutcome }) {
  const { t, language } = useText();
  const { points, conditionText } = usePlanWords();
  const { compared, request } = plan;
  const share = outcome.bound > 0 ? Math.min(1, outcome.value / outcome.bound) : 1;
  const items = [
    ['pairs', formatNumber(outcome.pairs, language), t('plans.figures.pairsNote', outcome)],
    [
      'value',
      points(outcome.value),
      t('plans.figures.valueNote', { share: formatShare(share, language) }),
    ],
    [
      'blocking',
      formatNumber(outcome.blocking, language),
      t('plans.figures.blockingNote', { value: points(outcome.stableValue) }),
    ],
  ] as const;
  const costs = (request.conditions ?? []).map((condition, index) => ({
    text: conditionText(condition),
    cost: outcome.conditionCosts[index] ?? 0,
  }));
  return (
    <section className="stack" aria-label={t('plans.figures.title')}>
      <dl className="plan-figures">
        {items.map(([key, value, note]) => (
          <div key={key}>
            <dt>{t(`plans.figures.${key}`)}</dt>
            <dd className="figures">{value}</dd>
            <dd className="small muted">{note}</dd>
          </div>
        ))}
      </dl>
      {compared && (
        <p>
          {t('plans.compared', {
            ...compared,
            value: points(outcome.value - (compared.value ?? 0)),
          })}
        </p>
      )}
      {costs.length > 0 && (
        <ul>
          {costs.map(({ text, cost }) => (
            <li key={text}>
              {text}
              {language === 'en' ? ': ' : '：'}
              {cost < 0.005
                ? t('plans.conditionFree')
                : t('plans.conditionCost', { cost: points(cost) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
