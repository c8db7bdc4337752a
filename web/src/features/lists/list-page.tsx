import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { ListDetail } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { useTitle } from '../../lib/use-title';
import { Arcs } from '../../ui/arcs';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { entriesOf, type GazetteEntry } from './gazette-entries';
import { listQuery } from './list-queries';
import './gazette.css';

/** One issue, set like a gazette: masthead, number and date, numbered entries, the seal of its hash. */
export function ListPage({ no, missing }: { no: string; missing: ReactNode }) {
  const query = useQuery(listQuery(no));
  useTitle(query.data?.title);
  return (
    <div className="page">
      <QueryState query={query} missing={missing}>
        {(list) => (
          <article className="gazette">
            <Masthead list={list} />
            {list.intro && <p className="prose gazette-intro">{list.intro}</p>}
            <ol className="plain-list">
              {entriesOf(list).map((entry) => (
                <li key={entry.scenarioId}>
                  <Entry entry={entry} />
                </li>
              ))}
            </ol>
            <Seal list={list} />
          </article>
        )}
      </QueryState>
    </div>
  );
}

function Masthead({ list }: { list: ListDetail }) {
  const { t, language, code } = useText();
  return (
    <header className="gazette-head">
      <Arcs demand={1} supply={1} met size={4.5} />
      <h1>{list.title}</h1>
      <p className="gazette-line figures">
        <span>{t('lists.issue', { no: list.no })}</span>
        <span>{code('lists.levels', list.level)}</span>
        <span>{formatDate(list.publishedAt, language)}</span>
        <span>{t('lists.entries', { count: list.entryCount })}</span>
        {list.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
      </p>
      <div className="row no-print">
        <Button small onClick={() => window.print()}>
          {t('lists.print')}
        </Button>
        <a href={`/api/v1/lists/${encodeURIComponent(list.no)}`}>{t('lists.asJson')}</a>
      </div>
    </header>
  );
}

function Entry({ entry }: { entry: GazetteEntry }) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const between = language === 'en' ? ', ' : '、';
  const sectors = entry.sectors.map((one) => label('sector', one)).join(between);
  const districts = entry.districts.map((one) => label('district', one)).join(between);
  return (
    <article className="gazette-entry">
      <p className="gazette-number figures">{entry.position}</p>
      <div>
        <h2>
          <Link to={paths.scenario(entry.scenarioId)}>{entry.title}</Link>
        </h2>
        <p>{entry.summary}</p>
        <p className="small muted">
          {[entry.organisationName, sectors, districts].filter(Boolean).join(' · ')}
          {entry.state !== 'open' && ` · ${t('lists.nowState')}`}
        </p>
      </div>
    </article>
  );
}

function Seal({ list }: { list: ListDetail }) {
  const { t } = useText();
  return (
    <footer className="gazette-foot small muted">
      <p>{list.notice || t('common.noOffer')}</p>
      <p>{t('lists.frozen')}</p>
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
