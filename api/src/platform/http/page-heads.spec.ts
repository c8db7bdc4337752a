import { PageHeads, type PageHead } from './page-heads.js';

const head = (given: Partial<PageHead> = {}): PageHead => ({
  ...{ title: '码头视觉识别', description: '看清箱损。', noIndex: false },
  ...given,
});
function heads(load: (key: string) => PageHead | null) {
  const made = new PageHeads({ PUBLIC_URL: 'https://aism.example' });
  const asked: string[] = [];
  made.add('things', (key) => {
    asked.push(key);
    return Promise.resolve().then(() => load(key));
  });
  return { made, asked };
}

describe('the head of a page', () => {
  it('names the thing, the site and the address, for readers and for chats', async () => {
    const { made } = heads(() => head());
    const { html, noIndex } = (await made.of('/things/a%E6%B8%85?from=wechat#x', 'zh-CN'))!;
    expect(html).toContain('<title>码头视觉识别 · AI厦门机会清单</title>');
    expect(html).toContain('<meta property="og:title" content="码头视觉识别" />');
    expect(html).toContain('<meta name="description" content="看清箱损。" />');
    expect(html).toContain(
      '<link rel="canonical" href="https://aism.example/things/a%E6%B8%85" />',
    );
    expect(noIndex).toBe(false);
    expect(html).not.toContain('noindex');
    const english = await made.of('/things/a', 'en');
    expect(english?.html).toContain('· AI Xiamen Opportunity List</title>');
    const { made: hidden } = heads(() => head({ noIndex: true }));
    expect(await hidden.of('/things/a', 'en')).toEqual({
      ...{ html: expect.stringContaining('content="noindex"') as string, noIndex: true },
    });
  });

  it.each([
    '</title><script>alert(1)</script>',
    `" onload="alert(1)`,
    `' autofocus onfocus='alert(1)`,
    '--><!--# include virtual="/etc/passwd" -->',
    '&lt;script&gt;',
    'a\u0000\r\nSet-Cookie: x\u2028b',
  ])('holds nothing but text: %j', async (text) => {
    const { made } = heads(() => head({ title: text, description: text }));
    const html = String((await made.of('/things/a', 'zh-CN'))?.html);
    // Every line is one whole element whose only free part is its text.
    const element =
      /^(?:<meta (?:name|property)="[a-z:_]+" content="([^"<>]*)" \/>|<link rel="canonical" href="[^"<>]*" \/>|<title>([^<>]*)<\/title>)$/;
    const found = html.split('\n').map((line) => element.exec(line.trim()));
    expect(found).toHaveLength(8);
    expect(found).not.toContain(null);
    const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
    const read = (escaped = '') =>
      escaped
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&');
    expect(read(found[0]?.[1])).toBe(plain);
    expect(read(found[7]?.[2])).toBe(`${plain} · AI厦门机会清单`);
  });

  it('cuts what is long at whole characters', async () => {
    const { made } = heads(() => head({ title: '𠮷'.repeat(500) }));
    const html = String((await made.of('/things/a', 'zh-CN'))?.html);
    expect(/<title>(𠮷{119}…) · /u.test(html)).toBe(true);
  });

  it('leaves the general head for other pages, for what is not known of and when reading fails', async () => {
    const { made, asked } = heads((key) => {
      if (key === 'broken') throw new Error('no database');
      return null;
    });
    for (const path of ['/', '/things', '/things/', '/others/a', '/things/a/b', '/things/%zz'])
      expect(await made.of(path, 'zh-CN')).toBeNull();
    expect(asked).toEqual([]);
    expect(await made.of('/things/hidden', 'zh-CN')).toBeNull();
    expect(await made.of('/things/broken', 'zh-CN')).toBeNull();
  });

  it('asks once in ten seconds, for each language, whoever asks at the same time', async () => {
    const { made, asked } = heads((key) => head({ title: key }));
    await Promise.all([made.of('/things/a', 'en', 0), made.of('/things/a?b', 'en', 9_999)]);
    expect(asked).toEqual(['a']);
    await made.of('/things/a', 'zh-CN', 9_999);
    await made.of('/things/a', 'en', 10_000);
    expect(asked).toEqual(['a', 'a', 'a']);
  });

  it('keeps a thousand, whatever is asked for', async () => {
    const { made, asked } = heads(() => null);
    for (let i = 0; i <= 1_000; i++) await made.of(`/things/${i}`, 'en', 0);
    await made.of('/things/0', 'en', 0);
    await made.of('/things/1000', 'en', 0);
    expect(asked).toHaveLength(1_002);
  });
});
