import { formatNumber, type Language } from './format';

const KILO = 1024;

/** `820 kB`, `12.4 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  const mega = bytes / KILO / KILO;
  return mega >= 1
    ? `${formatNumber(Math.round(mega * 10) / 10, language)} MB`
    : `${formatNumber(Math.max(1, Math.round(bytes / KILO)), language)} kB`;
}
