import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { setApiLanguage } from '../api/client';
import type { Language } from '../lib/format';
import type { Texts } from './zh-CN';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
    returnNull: false;
  }
}

const KEY = 'aixm.language';
const loaders: Record<Language, () => Promise<{ texts: unknown }>> = {
  'zh-CN': () => import('./zh-CN'),
  en: () => import('./en'),
};

/** What the reader chose before, else Chinese. */
function remembered(): Language {
  try {
    return window.localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

/** Loads a language's texts (once) and switches page, API answers and `lang` attribute to it. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { texts } = await loaders[language]();
    i18next.addResourceBundle(language, 'translation', texts);
  }
  setApiLanguage(language);
  document.documentElement.lang = language;
  try {
    window.localStorage.setItem(KEY, language);
  } catch {
    // Storage is switched off: the choice holds for this page only.
  }
  await i18next.changeLanguage(language);
}

/** `{{n, count(one: day; other: days)}}`: the number with the word as the language counts it. */
function counted(
  value: unknown,
  language: string | undefined,
  forms: Readonly<Record<string, unknown>>,
): string {
  const form = new Intl.PluralRules(language).select(Number(value));
  return `${String(value)} ${String(forms[form] ?? forms['other'])}`;
}

/** Starts translation; resolves when the first page can be drawn. */
export async function startI18n(language: Language = remembered()): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false,
    partialBundledLanguages: true,
    resources: {},
    interpolation: { escapeValue: false },
  });
  i18next.services.formatter?.add('count', counted);
  await changeLanguage(language);
}
