import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text';
import { Notice } from '../ui/notice';

/** Draws its children where the browser can encrypt; says what to do where it cannot (an old browser, or plain http). */
export function NeedsEncryption({ children }: { children: ReactNode }) {
  const { t } = useText();
  // Typed as always there; browsers leave it out on pages that did not come by https.
  const { subtle } = (globalThis.crypto ?? {}) as Partial<Crypto>;
  return subtle ? (
    children
  ) : (
    <Notice tone="warn" alert title={t('common.noEncryption')}>
      <p>{t('common.noEncryptionNext')}</p>
    </Notice>
  );
}
