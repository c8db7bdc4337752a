import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { useTaxonomy } from '../../lib/taxonomy';
import { Tag } from '../../ui/tag';
import type { Shortlist, ShortlistEntry } from './shortlist-queries';
import './shortlists.css';

interface EntryViewProps {
  list: Shortlist;
  entry: ShortlistEntry;
  children: ReactNode;
}

/** One candidate of a shortlist: the matchmaker's words, the engine's reasons, and the answer. */
export function EntryView({ list, entry, children }: EntryViewProps) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const to =
    list.side === 'demand' ? paths.capability(entry.otherId) : paths.scenario(entry.otherId);
  return (
    <article
      className={`shortlist-entry bench-row-${list.side === 'demand' ? 'supply' : 'demand'}`}
    >
      <h2>
        <Link to={to}>{entry.title}</Link>
      </h2>
      <p className="bench-row-meta">
        <span>{entry.organisation}</span>
        {entry.engine && (
          <Tag tone={entry.engine.band === 'high' ? 'strong' : 'plain'}>
            {t('matching.fit', { level: t(`common.highMediumLow.${entry.engine.band}`) })}
          </Tag>
        )}
        {!entry.available && <Tag tone="warn">{t('shortlists.gone')}</Tag>}
        {entry.answer && <Tag tone="strong">{t(`pairings.answers.${entry.answer}`)}</Tag>}
        {entry.pairing && (
          <Link to={paths.pairing(entry.pairing.id)}>
            {t(`pairings.states.${entry.pairing.state}`)}
          </Link>
        )}
      </p>
      {entry.words && (
        <p>
          <strong>{t('shortlists.matchmakerSays')}</strong> {entry.words}
        </p>
      )}
      {entry.engine && (
        <>
          <h3>{t(`matching.${list.side}Sees`)}</h3>
          <ul className="reasons">
            {entry.engine.reasons[list.side].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {entry.engine.gaps.length > 0 && (
            <p className="small muted">
              {t('matching.gaps')}
              {language === 'en' ? ': ' : '：'}
              {entry.engine.gaps.join(language === 'en' ? '; ' : '；')}
            </p>
          )}
        </>
      )}
      {entry.reason && (
        <p className="small">
          {t('shortlists.because', { reason: label('decline-reason', entry.reason) })} {entry.note}
        </p>
      )}
      <div className="row">{children}</div>
    </article>
  );
}
