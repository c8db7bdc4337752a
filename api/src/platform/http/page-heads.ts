import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import type { Language } from './actor.js';

/** What a page says of itself where its address is shared: plain text, public facts only. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** Kept out of search engines. */
  readonly noIndex: boolean;
}
/** A head as it goes out. */
export interface WrittenHead {
  /** The elements that replace the general ones in the page's head. */
  readonly html: string;
  readonly noIndex: boolean;
}
/** Null for what may not be known of, which then looks like what does not exist. */
export type PageHeadLoader = (key: string, language: Language) => Promise<PageHead | null>;

const site: Readonly<Record<Language, string>> = {
  'zh-CN': 'AI厦门机会清单',
  en: 'AI Xiamen Opportunity List',
};
/** So long an answer is kept, so that a link shared in a large group asks the database a few times only. */
const keepMs = 10_000;
const keepAtMost = 1_000;
const most = { title: 120, description: 200 };

/** The head of the pages of single things, `/<kind>/<key>`; modules say how each kind is read. */
@Injectable()
export class PageHeads {
  private readonly log = new Logger('page-heads');
  private readonly loaders = new Map<string, PageHeadLoader>();
  private readonly kept = new Map<string, { until: number; head: Promise<WrittenHead | null> }>();

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>) {}

  /** @throws Error when the kind is taken */
  add(kind: string, loader: PageHeadLoader): void {
    if (this.loaders.has(kind)) throw new Error(`the head of ${kind} is declared twice`);
    this.loaders.set(kind, loader);
  }

  /**
   * The head of one page.
   * @param address as it was asked for, with or without a query
   * @returns null where the general head stays: other pages, what may not be known of, and when reading fails
   */
  async of(address: string, language: Language, now = Date.now()): Promise<WrittenHead | null> {
    const path = address.split(/[?#]/)[0] ?? '';
    const [, kind = '', key = ''] = /^\/([a-z-]+)\/([^/]{1,300})\/?$/.exec(path) ?? [];
    const load = this.loaders.get(kind);
    const id = decoded(key);
    if (!load || !id) return null;
    const place = `${language} ${kind} ${id}`;
    const known = this.kept.get(place);
    if (known && known.until > now) return known.head;
    const head = load(id, language)
      .then((told) => told && this.write(told, `/${kind}/${encodeURIComponent(id)}`, language))
      .catch((error: unknown) => {
        this.log.warn(`head of ${kind}: ${error instanceof Error ? error.message : 'failed'}`);
        return null;
      });
    this.kept.delete(place);
    this.kept.set(place, { until: now + keepMs, head });
    const [oldest] = this.kept.keys();
    if (this.kept.size > keepAtMost && oldest !== undefined) this.kept.delete(oldest);
    return head;
  }

  private write(head: PageHead, path: string, language: Language): WrittenHead {
    const name = site[language];
    const title = oneLine(head.title, most.title);
    const description = oneLine(head.description, most.description);
    const url = new URL(path, this.config.PUBLIC_URL).toString();
    const meta = (kind: 'name' | 'property', of: string, content: string) =>
      `<meta ${kind}="${of}" content="${escaped(content)}" />`;
    const elements = [
      meta('name', 'description', description),
      ...(head.noIndex ? [meta('name', 'robots', 'noindex')] : []),
      `<link rel="canonical" href="${escaped(url)}" />`,
      meta('property', 'og:type', 'article'),
      meta('property', 'og:site_name', name),
      meta('property', 'og:title', title),
      meta('property', 'og:description', description),
      meta('property', 'og:url', url),
      `<title>${escaped(`${title} · ${name}`)}</title>`,
    ];
    return { html: elements.join('\n    '), noIndex: head.noIndex };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** One line without control characters, cut at whole characters. */
function oneLine(text: string, length: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : line;
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
