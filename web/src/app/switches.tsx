import { changeLanguage } from '../i18n';
import { useText } from '../i18n/use-text';
import { setAppearance, useAppearance } from '../lib/appearance';

/** Language, theme and large type. */
export function Switches() {
  const { t, language } = useText();
  const dark = useAppearance('theme') === 'dark';
  const large = useAppearance('size') === 'large';
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <div className="switches">
      <button type="button" lang={other} onClick={() => void changeLanguage(other)}>
        {other === 'en' ? 'English' : '中文'}
      </button>
      <button
        type="button"
        aria-pressed={large}
        onClick={() => setAppearance('size', large ? 'normal' : 'large')}
      >
        {t('common.elder')}
      </button>
      <button
        type="button"
        aria-pressed={dark}
        onClick={() => setAppearance('theme', dark ? 'light' : 'dark')}
      >
        {t('common.dark')}
      </button>
    </div>
  );
}
