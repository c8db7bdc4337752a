import { fakeApi, Refusal } from '../test/fake-api';
import { api, read, setApiLanguage } from './client';
import { fieldPaths, OFFLINE, Problem } from './problem';

describe('problems', () => {
  it('carries code, sentence and fields of a refusal, with form paths for its pointers', async () => {
    const fields = [
      { pointer: '/baseline/0/value', code: 'too_big', message: '数值过大' },
      { pointer: '/title', code: 'too_small', message: '至少 4 个字' },
    ];
    fakeApi({
      'GET /taxonomies': () =>
        new Refusal(422, {
          code: 'scenario.incomplete',
          title: '还不完整',
          requestId: 'r-1',
          errors: fields,
        }),
    });
    const problem: unknown = await read(api.GET('/api/v1/taxonomies')).catch(
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      status: 422,
      code: 'scenario.incomplete',
      message: '还不完整',
      requestId: 'r-1',
    });
    expect(fieldPaths(problem as Problem).map((field) => field.path)).toEqual([
      'baseline.0.value',
      'title',
    ]);
  });

  it('turns a lost connection into a problem of its own', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('network'));
    await expect(read(api.GET('/api/v1/session'))).rejects.toMatchObject({
      code: OFFLINE,
      status: 0,
    });
  });

  it('asks in the language of the page', async () => {
    const calls = fakeApi({});
    setApiLanguage('en');
    await read(api.GET('/api/v1/session'));
    setApiLanguage('zh-CN');
    expect(calls[0]?.headers.get('accept-language')).toBe('en');
  });
});
