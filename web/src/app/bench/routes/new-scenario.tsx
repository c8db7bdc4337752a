export { NewScenario as Component } from '../../../features/scenarios/new-scenario';
