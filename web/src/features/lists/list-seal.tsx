import type { ListDetail } from '../../api/types';
import { useText } from '../../i18n/use-text';

/** No offer, the hash, and how anybody checks it. */
export function ListSeal({ list }: { list: ListDetail }) {
  const { t } = useText();
  return (
    <footer className="gazette-foot small muted">
      <p>{list.notice || t('common.noOffer')}</p>
      <p>{t(list.hash ? 'lists.frozen' : 'lists.willFreeze')}</p>
      {list.hash && (
        <p>
          SHA-256 <code>{list.hash}</code>
        </p>
      )}
      {list.verification && (
        <p>
          {list.verification.how}{' '}
          <a href={list.verification.address}>{decodeURI(list.verification.address)}</a>
        </p>
      )}
    </footer>
  );
}
