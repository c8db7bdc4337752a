import type { ListDetail } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';

const kinds = ['pdf', 'xlsx', 'csv', 'json'] as const;

/** The issue to take away. */
export function ListDownloads({ list }: { list: ListDetail }) {
  const { t } = useText();
  const address = `/api/v1/lists/${encodeURIComponent(list.no)}`;
  return (
    <section className="gazette-part no-print" id="files" aria-labelledby="files-title">
      <h2 id="files-title">{t('lists.files')}</h2>
      <ul className="plain-list gazette-files">
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={`${address}/${kind}`} download>
              {t(`lists.file.${kind}`)}
            </a>
            <span className="small muted">{t(`lists.fileNote.${kind}`)}</span>
          </li>
        ))}
        {list.state === 'published' && (
          <li>
            <a href="/api/v1/lists/feed">{t('lists.feed')}</a>
            <span className="small muted">{t('lists.feedNote')}</span>
          </li>
        )}
      </ul>
      <div>
        <Button small onClick={() => window.print()}>
          {t('lists.print')}
        </Button>
      </div>
    </section>
  );
}
