import { REASON_TEXTS } from '@aism/search';
import { ReasonSentences } from './reason-sentences.js';

const terms = [
  { kind: 'constraint', code: 'on-premise', zh: '本地部署', en: 'On premise' },
  { kind: 'sector', code: 'marine', zh: '海洋', en: 'Marine' },
  { kind: 'sector', code: 'city', zh: '城市治理', en: 'City management' },
].map((term) => ({ ...term, kind: term.kind as 'sector', attributes: {}, position: 0 }));

test.each(['zh-CN', 'en'] as const)(
  'every code has a sentence in %s with nothing left open',
  (language) => {
    const sentences = new ReasonSentences(language, terms);
    for (const code of Object.keys(REASON_TEXTS)) {
      const text = sentences.of(code, {});
      expect(text).not.toMatch(/[{}]/);
      expect(text).not.toBe(code);
    }
  },
);

test('codes become names, and lists are joined as the language does', () => {
  const params = { sectors: ['marine', 'city'] };
  expect(new ReasonSentences('zh-CN', terms).of('sectors.for', params)).toBe(
    '同在该行业：海洋、城市治理',
  );
  expect(new ReasonSentences('en', terms).of('sectors.for', params)).toBe(
    'Works in the same sector: Marine, City management',
  );
  expect(
    new ReasonSentences('zh-CN', terms).of('gate.deployment-met', { constraint: 'on-premise' }),
  ).toContain('本地部署');
});

test('a text of a reader is never taken for a template', () => {
  const spoken = new ReasonSentences('zh-CN', terms).of('must.uncovered', {
    requirement: '支持 {{constraint}} 与 $&',
    constraint: 'on-premise',
  });
  expect(spoken).toContain('支持 {{constraint}} 与 $&');
});
