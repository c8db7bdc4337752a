import { z } from 'zod';

export const learningQuery = z.object({ world: z.enum(['real', 'demo']).default('real') });
export type LearningQuery = z.output<typeof learningQuery>;

/** How far the recorded answers reach. */
export const learningState = z
  .object({
    world: z.enum(['real', 'demo']),
    answers: z.int().describe('被询问后给出的答复数；发起配对本身不算答复'),
    needed: z.int().describe('达到这么多答复后开始校准和学习'),
  })
  .meta({ id: 'LearningState' });
