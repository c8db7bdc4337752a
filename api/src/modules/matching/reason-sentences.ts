import { REASON_TEXTS, type Params } from '@aism/search';
import type { Language } from '../../platform/http/actor.js';
import type { Term, TaxonomyKind } from '../taxonomy/taxonomy.reads.js';

/** Parameters that hold taxonomy codes, and of which list. */
const kindOfParameter: Readonly<Record<string, TaxonomyKind>> = {
  constraint: 'constraint',
  met: 'constraint',
  sectors: 'sector',
  technologies: 'technology',
  districts: 'district',
  resources: 'resource-kind',
  deployments: 'deployment',
};

/** Writes the core's codes as sentences in the reader's language. */
export class ReasonSentences {
  private readonly names: ReadonlyMap<string, string>;

  constructor(
    private readonly language: Language,
    terms: readonly Term[],
  ) {
    this.names = new Map(
      terms.map((term) => [`${term.kind}/${term.code}`, language === 'en' ? term.en : term.zh]),
    );
  }

  /** The sentence of a code; a code without a text is its own sentence. */
  of(code: string, params: Params): string {
    const template = REASON_TEXTS[code]?.[this.language] ?? code;
    return template.replace(/\{\{\s*(\w+)\s*(?:,\s*list\s*)?\}\}/g, (_, name: string) =>
      this.value(name, params[name]),
    );
  }

  private value(name: string, value: Params[string] | undefined): string {
    if (value === undefined) return '';
    const list = Array.isArray(value) ? value : [value];
    const words = list.map((one) => this.word(name, one));
    return words.join(this.language === 'en' ? ', ' : '、');
  }

  private word(name: string, value: string | number): string {
    const kind = kindOfParameter[name];
    return (kind && this.names.get(`${kind}/${value}`)) ?? String(value);
  }
}
