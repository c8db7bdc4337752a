// What a writer is told before submission.
import { z } from 'zod';
import { scenarioStates } from './scenario-fields.schemas.js';
import { qualityCodes } from './scenario-quality.js';

export const completeness = z
  .object({
    score: z.int().min(0).max(100),
    submittable: z.boolean(),
    signoffNeeded: z.boolean().describe('提交前须由具名人员完成保密审查'),
    quality: z
      .array(
        z
          .object({
            code: z.enum(qualityCodes),
            pointer: z.string(),
            blocks: z.boolean(),
            excerpt: z.string(),
            advice: z.string(),
          })
          .meta({ id: 'QualityFinding' }),
      )
      .describe('质量检查；blocks 的须改正后才能提交'),
    missing: z.array(
      z
        .object({
          pointer: z.string(),
          required: z.boolean(),
          points: z.int(),
          advice: z.string().describe('one line in the reader’s language'),
        })
        .meta({ id: 'CompletenessAdvice' }),
    ),
  })
  .meta({ id: 'ScenarioCompleteness' });

export const nearDuplicates = z
  .object({
    items: z.array(
      z
        .object({
          id: z.uuid(),
          title: z.string(),
          organisationName: z.string(),
          state: z.enum(scenarioStates),
          similarity: z.number().min(0).max(1),
        })
        .meta({ id: 'NearDuplicate' }),
    ),
  })
  .meta({ id: 'NearDuplicates' });
