import { startTestApp, type TestApp } from '../../../test/app.js';
import { anAccount } from '../../../test/factories/identity.js';
import { findContacts } from '../../platform/contact-details.js';
import { writeMessage } from './message-texts.queries.js';
import { MessageKinds } from './notifications.reads.js';

/** Every kind in every language is written out whole, and gives nobody away. */

let app: TestApp;
interface Preview {
  readonly kind: string;
  readonly language: 'zh-CN' | 'en';
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
let previews: Preview[];
beforeAll(async () => {
  app = await startTestApp();
  const { cookie } = await anAccount(app, { roles: ['reviewer'] });
  const answer = await app.request('GET', '/message-previews', { cookie });
  expect(answer.status).toBe(200);
  previews = answer.body.items;
});
afterAll(() => app.stop());

describe('the preview of mails', () => {
  it('is for reviewers and administrators', async () => {
    expect((await app.request('GET', '/message-previews')).status).toBe(401);
    const { cookie } = await anAccount(app);
    expect((await app.request('GET', '/message-previews', { cookie })).status).toBe(403);
    const admin = await anAccount(app, { roles: ['admin'] });
    const answer = await app.request('GET', '/message-previews', { cookie: admin.cookie });
    expect(answer.status).toBe(200);
  });

  it('holds every kind in both languages', () => {
    const kinds = app.nest.get(MessageKinds).all();
    expect(kinds.length).toBeGreaterThan(25);
    expect(previews).toHaveLength(kinds.length * 2);
  });

  it('leaves no hole in any text', () => {
    const holes = /undefined|\[object|NaN|null|Invalid Date|\{\w*\}|\$\{/;
    for (const { kind, language, subject, text, html } of previews) {
      for (const part of [subject, text, html.replace(/<style[\s\S]*?<\/style>/g, '')])
        expect([kind, language, holes.exec(part)?.[0]]).toEqual([kind, language, undefined]);
      expect(subject.length).toBeGreaterThan(3);
      expect(subject).not.toContain('暂不公开');
      expect(subject).not.toContain('not public');
    }
  });

  it('is of kinds that say whether they count working days', () => {
    for (const kind of app.nest.get(MessageKinds).all()) {
      const { subject, data, titles } = kind.sample;
      const message = { subjectType: subject.type, subjectId: subject.id, data };
      const noted = (['zh-CN', 'en'] as const).map((language) => {
        const facts = { titleOf: (type: string) => titles[type], provisionalYear: () => 2999 };
        return writeMessage(kind, message, language, facts).lines.some((line) =>
          line.includes('2999'),
        );
      });
      expect([kind.name, ...noted]).toEqual([kind.name, !!kind.countsDays, !!kind.countsDays]);
    }
  });

  it('writes days in words, and ends a term at 24:00 of its last day', () => {
    const textOf = (kind: string) =>
      previews.filter((one) => one.kind === kind).map((one) => one.text);
    for (const { kind, subject, text } of previews)
      expect([kind, /\d{4}-\d\d-\d\d/.test(subject + text)]).toEqual([kind, false]);
    const [chinese, english] = textOf('evidence.verified');
    expect(chinese).toContain('有效期至 2027年6月30日。');
    expect(english).toContain('It holds until 30 June 2027.');
    const [standstill, inEnglish] = textOf('award.proposed');
    expect(standstill).toContain('公示至 2026年12月4日 24:00。');
    expect(inEnglish).toContain('until 4 December 2026 at 24:00.');
  });

  it('writes English without Chinese but for names of things, and Chinese in Chinese', () => {
    for (const { kind, language, text } of previews) {
      const own = text.replace(/示例[^\n”]*/g, '').replace(/AI厦门机会清单/g, '');
      const han = /\p{Script=Han}/u.test(own);
      expect([kind, language, han]).toEqual([kind, language, language === 'zh-CN']);
    }
  });

  it('says what its HTML says, and escapes it', () => {
    for (const { text, html } of previews) {
      const plain = html
        .replace(/<[^>]+>/g, ' ')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&');
      const first = text.split('\n')[0] ?? '';
      expect(plain).toContain(first);
    }
  });

  it('gives no contact and no asker away', () => {
    for (const { kind, text } of previews) {
      const body = text.replace(/https?:\/\/\S+/g, '');
      expect([kind, findContacts(body)]).toEqual([kind, []]);
      expect(body).not.toMatch(/@|提问人|提问机构/);
    }
  });
});
