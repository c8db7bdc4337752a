import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { OwnScenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { PagedRows } from '../../lib/paged-rows';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Tag, type Tone } from '../../ui/tag';
import { myScenariosQuery } from './own-scenario-queries';
import { ScenarioActions } from './scenario-actions';

const tones: Partial<Record<OwnScenario['state'], Tone>> = {
  open: 'demand',
  returned: 'warn',
  approved: 'strong',
};

/** States in which the publisher is the one to move. */
const mine: readonly OwnScenario['state'][] = ['draft', 'returned', 'approved', 'intent'];

const shown: Record<Shown, (scenario: OwnScenario) => boolean> = {
  all: () => true,
  waiting: (scenario) => mine.includes(scenario.state),
  open: (scenario) => scenario.state === 'open',
};
type Shown = 'all' | 'waiting' | 'open';

/** The publisher's scenarios: state, completeness, and what can be done with each. */
export function MyScenarios({ show = 'all' }: { show?: Shown }) {
  const { t } = useText();
  const query = useInfiniteQuery(myScenariosQuery);
  return (
    <PagedRows
      query={query}
      keep={shown[show]}
      rowKey={(scenario) => scenario.id}
      row={(scenario) => <Row scenario={scenario} />}
      empty={
        show !== 'all' ? (
          <p className="muted">{t(show === 'open' ? 'bench.noneOpen' : 'bench.nothingWaits')}</p>
        ) : (
          <Empty title={t('bench.noScenarios')}>
            <p>{t('bench.noScenariosNext')}</p>
            <ButtonLink look="primary" to={paths.newScenario}>
              {t('bench.newScenario')}
            </ButtonLink>
          </Empty>
        )
      }
    />
  );
}

function Row({ scenario }: { scenario: OwnScenario }) {
  const { t, language, code } = useText();
  const editable = scenario.actions.includes('edit');
  return (
    <div className="bench-row bench-row-demand">
      <div>
        <p className="bench-row-title">
          <Link to={editable ? paths.editScenario(scenario.id) : paths.scenario(scenario.id)}>
            {scenario.title || t('scenarioForm.untitled')}
          </Link>
        </p>
        <p className="bench-row-meta">
          <Tag tone={tones[scenario.state] ?? 'plain'}>
            {code('scenarios.states', scenario.state)}
          </Tag>
          <span className="figures">
            {t('bench.completenessOf', { score: scenario.completeness })}
          </span>
          <span>{scenario.organisation.name}</span>
          {scenario.deadline && (
            <span>
              {t('scenarios.until', { date: formatDateTime(scenario.deadline, language) })}
            </span>
          )}
        </p>
      </div>
      <div className="row">
        {scenario.state === 'open' && (
          <ButtonLink small to={paths.scenarioMatches(scenario.id)}>
            {t('bench.whoFits')}
          </ButtonLink>
        )}
        <ScenarioActions scenario={scenario} small onward />
      </div>
    </div>
  );
}
