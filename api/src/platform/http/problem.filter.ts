import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isConnectionLost, isUnstorable } from '../database/database-errors.js';
import { AppError, requestErrors, serviceErrors, statusOfKind } from '../errors.js';
import { fieldSentence } from './field-messages.js';
import { languageOf } from './language.js';

/** Renders every error as an RFC 9457 problem; unexpected ones are logged and never shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    answerProblem(error, request, reply, (text, cause) =>
      this.log.error(text, (cause as Error)?.stack),
    );
  }
}

type LogError = (text: string, cause: unknown) => void;

/** Writes the problem answer; also for what Fastify refuses before Nest sees the request. */
export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: LogError,
): void {
  const problem = toAppError(error);
  const status = problem.code === 'service.internal' ? 500 : statusOfKind[problem.text.kind];
  // Waiting (503) is expected and told to the client; only what nobody foresaw is reported.
  if (status === 500) log(`${request.id} ${request.method} ${request.url}`, error);
  const language = request.language ?? languageOf(request.headers['accept-language']);
  const { seconds } = problem.params;
  if (status === 429 && seconds) void reply.header('Retry-After', seconds);
  if (status === 503) void reply.header('Retry-After', 5);
  void reply
    .status(status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .header('Content-Language', language)
    .header('Cache-Control', 'no-store')
    .send({
      type: `urn:aism:problem:${problem.code}`,
      title: problem.sentence(language),
      status,
      code: problem.code,
      detail: problem.sentence(language),
      params: problem.params,
      errors: problem.fields.map((field) => ({
        ...field,
        message:
          field.message || (fieldSentence(field.code, language) ?? problem.sentence(language)),
      })),
      requestId: request.id,
    });
}

const fastifyCodes: Readonly<Record<string, () => AppError>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => requestErrors('unsupported-type'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => requestErrors('too-large'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => requestErrors('malformed-json'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => requestErrors('malformed-json'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => requestErrors('malformed-json'),
  FST_ERR_BAD_URL: () => requestErrors('not-found'),
  FST_REQ_FILE_TOO_LARGE: () => requestErrors('too-large'),
};

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && fastifyCodes[code]) return fastifyCodes[code]();
  if (isConnectionLost(error)) return serviceErrors('database-unavailable');
  if (isUnstorable(error)) return requestErrors('invalid-text');
  if (error instanceof HttpException) return fromHttp(error.getStatus());
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500
    ? fromHttp(status)
    : serviceErrors('internal');
}

function fromHttp(status: number): AppError {
  if (status === 404) return requestErrors('not-found');
  if (status === 401) return requestErrors('sign-in-needed');
  if (status === 403) return requestErrors('not-allowed');
  if (status === 413) return requestErrors('too-large');
  if (status === 415) return requestErrors('unsupported-type');
  return status < 500 ? requestErrors('invalid') : serviceErrors('internal');
}
