import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { PageHead } from '../../ui/page-head';
import { Tag } from '../../ui/tag';
import { PlanForm } from './plan-form';
import { plansQuery, type Plan } from './plan-queries';
import '../../lib/bench.css';

/** A new plan, and those made before. */
export function PlansPage() {
  const { t } = useText();
  useTitle(t('plans.title'));
  const query = useQuery({ ...plansQuery, staleTime: 0 });
  return (
    <>
      <PageHead title={t('plans.title')} lead={t('plans.lead')} />
      <div className="stack-l">
        <PlanForm />
        <section className="stack" aria-labelledby="plans-before">
          <h2 id="plans-before">{t('plans.before')}</h2>
          <QueryState query={query} blocks={1}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="muted">{t('plans.none')}</p>
              ) : (
                <ul className="bench-rows">
                  {items.map((plan) => (
                    <PlanRow key={plan.id} plan={plan} />
                  ))}
                </ul>
              )
            }
          </QueryState>
        </section>
      </div>
    </>
  );
}

function PlanRow({ plan }: { plan: Plan }) {
  const { t, language } = useText();
  return (
    <li className="bench-row">
      <div>
        <p className="bench-row-title">
          <Link to={paths.plan(plan.id)}>{plan.title}</Link>
        </p>
        <p className="bench-row-meta">
          <Tag tone={plan.state === 'applied' ? 'strong' : 'plain'}>
            {t(`plans.states.${plan.state}`)}
          </Tag>
          {plan.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          {plan.outcome && <span>{t('plans.pairCount', { count: plan.outcome.pairs })}</span>}
          <span>{formatDateTime(plan.createdAt, language)}</span>
        </p>
      </div>
    </li>
  );
}
