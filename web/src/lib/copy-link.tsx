import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';

/** Copies the address of this page without what was typed or filtered. */
export function CopyLink() {
  const { t } = useText();
  const say = useToast();
  const copy = async () => {
    const address = window.location.origin + window.location.pathname;
    try {
      await navigator.clipboard.writeText(address);
      say(t('common.copied'));
    } catch {
      window.prompt(t('common.copyLink'), address);
    }
  };
  return (
    <Button small onClick={() => void copy()}>
      {t('common.copyLink')}
    </Button>
  );
}
