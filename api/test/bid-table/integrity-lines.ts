import {
  flagActions,
  flagLifecycle,
  flagStates,
} from '../../src/modules/integrity/flag.lifecycle.js';
import { byTable, shown, signedIn, type Line } from './lines.js';

/** The auditor's desk: nobody else gets as far as a row. */

const forAuditors = (answer: Line['answer']): Line['answer'] =>
  signedIn((world, role) => (role === 'auditor' ? answer(world, role) : 'refused'));
const note = '示例：已核对有关记录';

const flags: readonly Line[] = flagStates.flatMap((state) =>
  flagActions.map((decision): Line => ({
    ...{ route: 'POST /integrity/flags/{id}/decisions', part: 'integrity' },
    note: `${decision} ${state}`,
    path: (world) => `/integrity/flags/${world.flags[state]}/decisions`,
    body: () => ({ decision, note, ...(decision === 'hold' ? { steps: ['award'] } : {}) }),
    answer: forAuditors(() => byTable(flagLifecycle, decision, { state }, ['auditor'])),
  })),
);

export const integrityLines: readonly Line[] = [
  {
    ...{ route: 'GET /integrity/flags', part: 'integrity', path: () => '/integrity/flags' },
    answer: forAuditors(() => 'done'),
  },
  ...flags,
  {
    ...{ route: 'GET /integrity/holds', part: 'integrity', path: () => '/integrity/holds' },
    answer: forAuditors(() => 'done'),
  },
  {
    ...{ route: 'POST /integrity/holds', part: 'integrity', path: () => '/integrity/holds' },
    body: ({ call }) => ({ scenarioId: call.id, steps: ['award'], note }),
    answer: forAuditors(() => 'done'),
  },
  ...(['live', 'lifted'] as const).map((hold): Line => ({
    ...{ route: 'POST /integrity/holds/{id}/liftings', part: 'integrity', note: hold },
    path: (world) => `/integrity/holds/${world.holds[hold]}/liftings`,
    body: () => ({ note }),
    // One that was lifted is none any more.
    answer: forAuditors(() => shown(hold === 'live')),
  })),
];
