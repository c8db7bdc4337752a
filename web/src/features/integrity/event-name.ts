import type { Language } from '../../lib/format';
import names from './event-names.json';

const table: Readonly<Partial<Record<string, readonly string[]>>> = names;

/** What happened, in words. Kept apart from the texts of all pages, since only an auditor reads them. */
export function eventName(type: string, language: Language): string {
  const [chinese, english] = table[type] ?? [];
  return (language === 'en' ? english : chinese) ?? type;
}
