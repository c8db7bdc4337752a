import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatMonth } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { ScenarioFacts } from './scenario-facts';
import { ProcedureNote } from './procedure-note';
import { Resources } from './resources';
import { scenarioQuery } from './scenario-queries';
import { Targets } from './targets';
import '../../ui/detail.css';
import './scenario-detail.css';

interface ScenarioDetailProps {
  id: string;
  /** Drawn below the text: questions, and who fits. Composed by the route, since they are other features. */
  matches: (scenario: Scenario) => ReactNode;
  /** What the reader may do with it now. */
  actions: (scenario: Scenario) => ReactNode;
  missing: ReactNode;
}

/** One demand in full: problem, baseline → target, what is opened, constraints, terms. */
export function ScenarioDetail({ id, matches, actions, missing }: ScenarioDetailProps) {
  const query = useQuery(scenarioQuery(id));
  useTitle(query.data?.title);
  return (
    <div className="page">
      <QueryState query={query} missing={missing}>
        {(scenario) => (
          <>
            <Head scenario={scenario} actions={actions(scenario)} />
            <div className="detail">
              <Body scenario={scenario} />
              <aside>
                <ScenarioFacts scenario={scenario} />
              </aside>
            </div>
            {scenario.organisationState === 'approved' && matches(scenario)}
          </>
        )}
      </QueryState>
    </div>
  );
}

function Head({ scenario, actions }: { scenario: Scenario; actions: ReactNode }) {
  const { t, code, language } = useText();
  const month = formatMonth(scenario.expectedStart, language);
  const inMonth = t('scenarios.expectedIn', { month });
  return (
    <>
      <PageHead
        marks={
          <Tags>
            <Tag tone="demand">{t('scenarios.one')}</Tag>
            <Tag tone="strong">{code('scenarios.states', scenario.state)}</Tag>
            {scenario.firstUse && <Tag>{t('scenarios.firstUse')}</Tag>}
            {scenario.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          </Tags>
        }
        title={scenario.title}
        lead={scenario.summary}
        actions={actions}
      />
      {scenario.organisationState === 'suspended' && (
        <Notice tone="warn" title={t('common.suspended')}>
          <p>{t('common.suspendedNote', { name: scenario.organisation.name })}</p>
        </Notice>
      )}
      {scenario.state === 'intent' && (
        <Notice tone="warn" {...(scenario.expectedStart ? { title: inMonth } : {})}>
          <p>{t('scenarios.intentNote')}</p>
          {scenario.preparing && <p>{t('scenarios.preparingNote')}</p>}
        </Notice>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Sentences({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Body({ scenario }: { scenario: Scenario }) {
  const { t } = useText();
  return (
    <div className="stack-l">
      {scenario.problem && (
        <Section title={t('scenarios.problem')}>
          <p className="prose">{scenario.problem}</p>
        </Section>
      )}
      <Section title={t('scenarios.figures')}>
        <Targets baseline={scenario.baseline} target={scenario.target} />
      </Section>
      {scenario.mustHave.length > 0 && (
        <Section title={t('scenarios.mustHave')}>
          <Sentences items={scenario.mustHave} />
        </Section>
      )}
      {scenario.niceToHave.length > 0 && (
        <Section title={t('scenarios.niceToHave')}>
          <Sentences items={scenario.niceToHave} />
        </Section>
      )}
      <Section title={t('scenarios.resources')}>
        <Resources resources={scenario.resources} />
      </Section>
      {scenario.acceptanceTest && (
        <Section title={t('scenarios.acceptanceTest')}>
          <p className="prose">{scenario.acceptanceTest}</p>
        </Section>
      )}
      <ProcedureNote scenario={scenario} />
    </div>
  );
}
