import type { ReactNode } from 'react';
import type { ListDetail } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { Arcs } from '../../ui/arcs';
import { Notice } from '../../ui/notice';
import { Tag } from '../../ui/tag';
import { GazetteEntries } from './gazette-entries';
import { ListComparison } from './list-comparison';
import { ListCorrections } from './list-corrections';
import { ListDownloads } from './list-downloads';
import { ListSeal } from './list-seal';
import { SubscribeButton } from './subscribe-button';
import './gazette.css';

interface GazetteProps {
  list: ListDetail;
  tools?: ReactNode;
}

/**
 * One issue, set like a gazette: masthead, contents, numbered entries, what changed against the last issue,
 * corrections, files, and how to check the hash. A draft is set the same way, so a preview is what will appear.
 */
export function Gazette({ list, tools }: GazetteProps) {
  const { t } = useText();
  return (
    <article className="gazette">
      <Masthead list={list} tools={tools} />
      {list.demo && <Notice tone="warn" title={t('lists.demoNotice')} />}
      {list.intro && <p className="prose gazette-intro">{list.intro}</p>}
      <Contents list={list} />
      <GazetteEntries list={list} />
      <ListComparison list={list} />
      <ListCorrections list={list} />
      <ListDownloads list={list} />
      <ListSeal list={list} />
    </article>
  );
}

function Masthead({ list, tools }: GazetteProps) {
  const { t, language, code } = useText();
  return (
    <header className="gazette-head">
      <Arcs demand={1} supply={1} met size={4.5} />
      <h1>{list.title}</h1>
      <p className="gazette-line figures">
        <span>{t('lists.issue', { no: list.no })}</span>
        <span>{code('lists.levels', list.level)}</span>
        <span>{list.publishedAt ? formatDate(list.publishedAt, language) : t('lists.notYet')}</span>
        <span>{t('lists.entries', { count: list.entryCount })}</span>
        {list.correctionCount > 0 && (
          <a href="#corrections">{t('lists.corrected', { count: list.correctionCount })}</a>
        )}
        {list.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
      </p>
      {list.state === 'published' && (
        <div className="row no-print">
          <SubscribeButton place={list} />
          {tools}
        </div>
      )}
    </header>
  );
}

function Contents({ list }: { list: ListDetail }) {
  const { t, language } = useText();
  const parts = [
    ...list.sections.map((one) => ({
      href: `#section-${one.code}`,
      text: `${language === 'en' ? one.en : one.zh} ${one.from}${one.to > one.from ? `–${one.to}` : ''}`,
    })),
    ...(list.comparison?.previous ? [{ href: '#comparison', text: t('lists.comparison') }] : []),
    ...(list.corrections.length ? [{ href: '#corrections', text: t('lists.corrections') }] : []),
    ...(list.state === 'published' ? [{ href: '#files', text: t('lists.files') }] : []),
  ];
  if (list.sections.length === 0 && parts.length < 2) return null;
  return (
    <nav className="gazette-contents no-print" aria-labelledby="gazette-contents">
      <h2 id="gazette-contents">{t('lists.contents')}</h2>
      <ol className="plain-list">
        {parts.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
