import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** The problem body in the OpenAPI document. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });

type Refusal = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503;

/**
 * The route's answer: one schema is documentation, output whitelist and generated client type.
 * `problems` names the refusals worth documenting beside the general ones.
 */
export function Answers(
  schema: z.ZodType,
  options: { status?: number; problems?: readonly Refusal[] } = {},
) {
  const status = options.status ?? 200;
  return applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiResponse({ status, standardSchema: schema, description: 'OK' }),
    ...[...new Set([400, 429, ...(options.problems ?? [])])].map((code) =>
      ApiResponse({ status: code, standardSchema: problem, description: 'Problem' }),
    ),
  );
}

/** A route that answers 204 without a body. */
export function AnswersNothing(options: { problems?: readonly Refusal[] } = {}) {
  return applyDecorators(
    HttpCode(204),
    ApiResponse({ status: 204, description: 'Done' }),
    ...[...new Set([400, 429, ...(options.problems ?? [])])].map((code) =>
      ApiResponse({ status: code, standardSchema: problem, description: 'Problem' }),
    ),
  );
}
