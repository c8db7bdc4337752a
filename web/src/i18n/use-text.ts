import { useTranslation } from 'react-i18next';
import type { Language } from '../lib/format';

/** The translator, typed by our keys, with the present language for dates and figures. */
export function useText() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  /** Text of a code that the API sent; the code itself where no text is known yet. */
  const code = (group: string, value: string): string => {
    const text: unknown = i18n.getResource(i18n.language, 'translation', `${group}.${value}`);
    return typeof text === 'string' ? text : value;
  };
  const english = language === 'en';
  /** Names one after another, as the language lists them. */
  const listed = (names: readonly string[]): string => names.join(english ? ', ' : '、');
  /** A heading and what it is about. */
  const about = (heading: string, what: string): string =>
    `${heading}${english ? ': ' : '：'}${what}`;
  return { t, language, code, listed, about };
}
