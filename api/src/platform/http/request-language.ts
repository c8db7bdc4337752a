import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from './actor.js';

const storage = new AsyncLocalStorage<Language>();

/** Remembers the language for the rest of this request. */
export const enterLanguage = (language: Language): void => storage.enterWith(language);
export const currentLanguage = (): Language => storage.getStore() ?? 'zh-CN';
