import { XMLBuilder } from 'fast-xml-parser';

interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly address: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** Published lists as an Atom feed (RFC 4287), newest first. Pure. */
export function listFeed(home: string, self: string, entries: readonly FeedEntry[]): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
  });
  const updated = entries.reduce(
    (latest, one) => (one.updatedAt > latest ? one.updatedAt : latest),
    new Date(0),
  );
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': 'zh-CN',
      id: home,
      title: 'AI厦门机会清单',
      updated: updated.toISOString(),
      author: { name: 'AI厦门机会清单' },
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': self },
        { '@rel': 'alternate', '@href': home },
      ],
      entry: entries.map((one) => ({
        id: `urn:uuid:${one.id}`,
        title: one.title,
        published: one.publishedAt.toISOString(),
        updated: one.updatedAt.toISOString(),
        link: { '@rel': 'alternate', '@href': one.address },
        summary: one.summary,
      })),
    },
  });
}
