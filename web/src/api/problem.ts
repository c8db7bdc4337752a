/** One field the server refused: a JSON pointer into what was sent, and a sentence for the reader. */
export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
}

/** RFC 9457 as our API sends it. `title` is already in the language that was asked for. */
interface ProblemBody {
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  requestId?: string;
  errors?: FieldProblem[];
}

/** Every failed call throws one of these; `code` is stable, `message` is for people. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldProblem[];

  constructor(body: ProblemBody, status: number) {
    super(body.detail || body.title || `HTTP ${status}`);
    this.name = 'Problem';
    this.status = body.status ?? status;
    this.code = body.code ?? `http.${status}`;
    this.requestId = body.requestId;
    this.fields = body.errors ?? [];
  }
}

/** The request never got an answer: no network, or the server is away. */
export const OFFLINE = 'client.offline';

/** Turns whatever a failed response carried into a Problem; a body that is no problem document still yields one. */
export function toProblem(error: unknown, response: Response): Problem {
  const isBody = typeof error === 'object' && error !== null;
  return new Problem(isBody ? error : {}, response.status);
}

/**
 * Field refusals as form paths: `/budget/0/value` → `budget.0.value`.
 * @returns pairs of path and sentence, in the server's order
 */
export function fieldPaths(problem: Problem): { path: string; message: string }[] {
  return problem.fields.map((field) => ({
    path: field.pointer
      .replace(/^#?\//, '')
      .split('/')
      .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
      .join('.'),
    message: field.message,
  }));
}
