import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { descriptionOfRefusal } from './refusal-descriptions.js';

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

/** What a route does, in Chinese and English: `发布场景 · Publish a scenario`. */
export type Summary = `${string} · ${string}`;

/** For the few routes that answer by other means; all others give theirs to Answers…. */
export const Summarised = (summary: Summary) => ApiOperation({ summary });

/**
 * The route's answer: one schema is documentation, output whitelist and generated client type.
 * @param summary what the route does, for readers of the OpenAPI document
 * `problems` names the refusals worth documenting beside the general ones.
 */
export function Answers(
  summary: Summary,
  schema: z.ZodType,
  options: { status?: number; problems?: readonly Refusal[] } = {},
) {
  const status = options.status ?? 200;
  const what = schema.meta()?.id ?? 'JSON';
  const description = status === 201 ? `已办理，返回 ${what} · Done; answers ${what}` : `${what}`;
  return applyDecorators(
    Summarised(summary),
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiResponse({ status, standardSchema: schema, description }),
    ...refusals(options.problems),
  );
}

/** A route that answers 204 without a body. */
export function AnswersNothing(summary: Summary, options: { problems?: readonly Refusal[] } = {}) {
  return applyDecorators(
    Summarised(summary),
    HttpCode(204),
    ApiResponse({ status: 204, description: '已办理，没有正文 · Done, without a body' }),
    ...refusals(options.problems),
  );
}

/** A route that answers a file of this media type; the handler returns a StreamableFile. */
export function AnswersFile(
  summary: Summary,
  type: string,
  options: { problems?: readonly Refusal[] } = {},
) {
  return applyDecorators(
    Summarised(summary),
    HttpCode(200),
    ApiResponse({
      status: 200,
      description: '文件 · A file',
      content: { [type]: { schema: { type: 'string', format: 'binary' } } },
    }),
    ...refusals(options.problems),
  );
}

const refusals = (named: readonly Refusal[] = []) =>
  [...new Set([400, 429, ...named])].map((status) =>
    ApiResponse({ status, standardSchema: problem, description: descriptionOfRefusal(status) }),
  );
