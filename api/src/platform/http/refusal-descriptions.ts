const descriptions: Readonly<Record<number, string>> = {
  400: '请求读不懂 · The request cannot be read',
  401: '需要登录 · Sign in first',
  403: '无权办理 · Not allowed',
  404: '没有，或不能让您知道有 · Not there, or not for this reader to know of',
  409: '与现状冲突，现在不能办理 · Not possible as things stand',
  412: '别人先改过了 · Changed by somebody else meanwhile',
  413: '内容过大 · Too large',
  415: '不接受这种格式 · Not a format taken here',
  422: '内容有误，逐项指出 · Faulty content, each fault by its field',
  428: '缺少 If-Match · If-Match is missing',
  429: '请求过于频繁 · Too many requests',
  503: '暂时不可用，请稍后再试 · Not available for the moment',
};

/** What a refusal of this status means, for readers of the OpenAPI document. */
export const descriptionOfRefusal = (status: number): string => descriptions[status] ?? 'Problem';
