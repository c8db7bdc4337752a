import { z } from 'zod';
import { id, line, link, text, timeOut } from '../../platform/schemas.js';
import { provisionalYear } from '../calendar/calendar.reads.js';
import { proofActions, proofStates } from './proof.lifecycle.js';

const maxProofFiles = 10;
export const submitProof = z
  .strictObject({
    summary: text(10, 4000).describe('做了什么、怎样测的、结果如何'),
    link: link.nullable().default(null).describe('证据所在的网址'),
    figures: z
      .array(z.strictObject({ name: line(1, 60), value: z.number().min(-1e15).max(1e15) }))
      .max(12)
      .describe('每项目标指标的实测值'),
    fileIds: z
      .array(id)
      .max(maxProofFiles)
      .refine((list) => new Set(list).size === list.length, { error: '不能重复 / no repeats' })
      .default([])
      .describe('作为证据一并提交的文件；先以用途 proof 上传'),
  })
  .meta({ id: 'SubmitProof' });
export type SubmitProof = z.output<typeof submitProof>;

export const reviewProof = z
  .strictObject({ decision: z.enum(['pass', 'fail', 'return']), note: text(0, 2000).default('') })
  .meta({ id: 'ReviewProof' });
export type ReviewProof = z.output<typeof reviewProof>;

const proofFigure = z.object({
  name: z.string(),
  unit: z.string(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  measured: z.number(),
  met: z.boolean().nullable(),
});
/** A file that was handed in, under the name it came with. */
const proofFile = z
  .object({ id, name: z.string(), type: z.string(), size: z.int(), sha256: z.string() })
  .meta({ id: 'ProofFile' });
export type ProofFileView = z.input<typeof proofFile>;

export const proofView = z
  .object({
    bidId: id,
    organisations: z.array(z.string()),
    state: z.enum(proofStates),
    ...{ dueAt: timeOut.nullable(), provisionalYear },
    summary: z.string(),
    link: z.string().nullable(),
    figures: z.array(proofFigure),
    files: z.array(proofFile).describe('随证据提交的文件'),
    submittedAt: timeOut.nullable(),
    note: z.string(),
    reviewedAt: timeOut.nullable(),
    actions: z.array(z.enum(proofActions)),
  })
  .meta({ id: 'ProofView' });
export type ProofView = z.input<typeof proofView>;
