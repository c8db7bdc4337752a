export { ScenarioList as Component } from '../../features/scenarios/scenario-list';
