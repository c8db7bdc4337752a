// What the rest of the system may use of learning and calibration.
export { calibrate, ENOUGH_ANSWERS, type CalibrationFigures } from './calibrate.js';
export { answersIn, type Answer, type Observation } from './observations.js';
export { challenge, exposureAt, gini, refusalsOf, type Gain, type Refusal } from './promote.js';
export { propensitiesOf, type Showing } from './propensity.js';
