import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../lib/query-state';
import { useFilters } from '../../lib/use-filters';
import { useTitle } from '../../lib/use-title';
import { Select } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tabs } from '../../ui/tabs';
import { previewsQuery } from './message-queries';
import './messages.css';

type Preview = components['schemas']['MessagePreviews']['items'][number];
const keys = ['kind'] as const;

/** Every mail as it is sent, in both languages side by side. */
export function PreviewsPage() {
  const { t } = useText();
  useTitle(t('messages.previews.title'));
  const query = useQuery(previewsQuery);
  return (
    <>
      <PageHead title={t('messages.previews.title')} lead={t('messages.previews.lead')} />
      <QueryState query={query}>{({ items }) => <Chosen items={items} />}</QueryState>
    </>
  );
}

function Chosen({ items }: { items: readonly Preview[] }) {
  const { t, language } = useText();
  const filters = useFilters(keys);
  const kinds = items.filter((item) => item.language === language);
  const kind = filters.get('kind')[0] ?? kinds[0]?.kind ?? '';
  const shown = items.filter((item) => item.kind === kind);
  return (
    <div className="stack">
      <label className="list-sort">
        <span>{t('messages.previews.kind')}</span>
        <Select
          options={kinds.map((item) => ({
            value: item.kind,
            label: `${t(`messages.topics.${item.topic}`)} · ${item.label}`,
          }))}
          value={kind}
          onChange={(event) => filters.set('kind', event.target.value)}
        />
      </label>
      {shown.some((item) => !item.byMail) && <Notice title={t('messages.previews.noMail')} />}
      <div className="previews">
        {shown.map((item) => (
          <MailPreview key={`${item.kind} ${item.language}`} preview={item} />
        ))}
      </div>
    </div>
  );
}

function MailPreview({ preview }: { preview: Preview }) {
  const { t } = useText();
  const [way, setWay] = useState('rich');
  const language = t(`messages.previews.language.${preview.language}`);
  return (
    <section className="stack" lang={preview.language}>
      <h2>{language}</h2>
      <p>
        <span className="muted">{t('messages.previews.subject')}</span> {preview.subject}
      </p>
      <Tabs
        label={language}
        active={way}
        onChange={setWay}
        items={[
          {
            key: 'rich',
            label: t('messages.previews.rich'),
            content: (
              <iframe
                className="preview-frame"
                sandbox=""
                title={t('messages.previews.frame', { language })}
                srcDoc={preview.html}
              />
            ),
          },
          {
            key: 'plain',
            label: t('messages.previews.plain'),
            content: <pre className="preview-text">{preview.text}</pre>,
          },
        ]}
      />
    </section>
  );
}
