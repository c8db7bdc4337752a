/** How a refusal is answered; the only table from kind to HTTP status. */
export const statusOfKind = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-type': 415,
  refused: 422,
  'precondition-required': 428,
  'too-many': 429,
  unavailable: 503,
} as const;
export type ErrorKind = keyof typeof statusOfKind;

export interface ErrorText {
  readonly kind: ErrorKind;
  readonly zh: string;
  readonly en: string;
}
export interface FieldIssue {
  /** JSON pointer of the field, e.g. `/title`. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}
export type ErrorParams = Readonly<Record<string, string | number>>;

/** An expected refusal: a stable code, its parameters and, where they apply, the fields concerned. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly text: ErrorText,
    readonly params: ErrorParams = {},
    readonly fields: readonly FieldIssue[] = [],
  ) {
    super(fill(text.en, params));
    this.name = 'AppError';
  }
  /** The sentence for the reader's language, parameters filled in. */
  sentence(language: 'zh-CN' | 'en'): string {
    return fill(language === 'en' ? this.text.en : this.text.zh, this.params);
  }
}

const registry = new Map<string, ErrorText>();
/** All declared codes, for the architecture test and the documentation. */
export const declaredErrors: ReadonlyMap<string, ErrorText> = registry;

/**
 * Declares the refusals of one module: code → kind and both sentences (`{name}` takes a parameter).
 * @returns a maker: `errors('not-found', { id })` gives the AppError `scenario.not-found`
 */
export function defineErrors<const T extends Record<string, ErrorText>>(noun: string, texts: T) {
  for (const [name, text] of Object.entries(texts)) registry.set(`${noun}.${name}`, text);
  return (name: keyof T & string, params: ErrorParams = {}, fields: readonly FieldIssue[] = []) =>
    new AppError(`${noun}.${name}`, texts[name] as ErrorText, params, fields);
}

function fill(template: string, params: ErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));
}

export const requestErrors = defineErrors('request', {
  invalid: {
    kind: 'invalid',
    zh: '提交的内容有误，请按提示修改。',
    en: 'Some fields need correction.',
  },
  'malformed-request': {
    kind: 'invalid',
    zh: '请求不是有效的 HTTP；地址中的中文请先编码。',
    en: 'The request is not valid HTTP; encode other letters in the address first.',
  },
  'malformed-json': {
    kind: 'invalid',
    zh: '请求内容不是有效的 JSON。',
    en: 'The body is not valid JSON.',
  },
  'too-deep': {
    kind: 'invalid',
    zh: '请求内容嵌套过深。',
    en: 'The body is nested too deep.',
  },
  'invalid-text': {
    kind: 'invalid',
    zh: '文本中含有无法保存的字符（空字符或损坏的编码）。',
    en: 'The text holds characters that cannot be stored (NUL or broken encoding).',
  },
  'too-large': { kind: 'too-large', zh: '提交的内容过大。', en: 'The body is too large.' },
  'unsupported-type': {
    kind: 'unsupported-type',
    zh: '不支持这种内容类型，请使用 application/json。',
    en: 'This content type is not supported; use application/json.',
  },
  'not-found': { kind: 'missing', zh: '没有找到该内容。', en: 'Not found.' },
  'sign-in-needed': { kind: 'unauthenticated', zh: '请先登录。', en: 'Please sign in first.' },
  'not-allowed': { kind: 'forbidden', zh: '您没有进行此操作的权限。', en: 'You may not do this.' },
  'foreign-origin': {
    kind: 'forbidden',
    zh: '请求来自其他网站，已拒绝。',
    en: 'The request comes from another site and was refused.',
  },
  'too-many': {
    kind: 'too-many',
    zh: '请求过于频繁，请在 {seconds} 秒后再试。',
    en: 'Too many requests; try again in {seconds} seconds.',
  },
  'version-required': {
    kind: 'precondition-required',
    zh: '修改时须带上 If-Match 版本号。',
    en: 'An edit needs an If-Match header with the version.',
  },
  'version-stale': {
    kind: 'precondition-failed',
    zh: '内容已被他人修改（当前版本 {version}），请刷新后再改；您的输入不会丢失。',
    en: 'It was changed meanwhile (now version {version}); reload and edit again, your input is kept.',
  },
  'idempotency-mismatch': {
    kind: 'refused',
    zh: '同一个 Idempotency-Key 用于了不同的请求。',
    en: 'This Idempotency-Key was used for a different request.',
  },
  'idempotency-done': {
    kind: 'conflict',
    zh: '该请求正在处理或已经完成，请刷新查看结果。',
    en: 'This request is being carried out or is already done; reload to see the result.',
  },
  'cursor-invalid': {
    kind: 'invalid',
    zh: '翻页标记无效，请从第一页重新开始。',
    en: 'The cursor is not valid; start again from the first page.',
  },
  'action-not-allowed': {
    kind: 'conflict',
    zh: '当前状态（{state}）下不能进行“{action}”。',
    en: '“{action}” is not possible in the present state ({state}).',
  },
});
export const serviceErrors = defineErrors('service', {
  'database-unavailable': {
    kind: 'unavailable',
    zh: '数据库暂时无法连接，请稍后再试；尚未保存的内容请保留在页面上。',
    en: 'The database cannot be reached right now; please try again, and keep the page open.',
  },
  starting: {
    kind: 'unavailable',
    zh: '系统正在启动，请稍候。',
    en: 'The service is starting; please wait a moment.',
  },
  internal: {
    kind: 'unavailable',
    zh: '系统出现意外错误，已记录。',
    en: 'Something unexpected went wrong; it was recorded.',
  },
});
