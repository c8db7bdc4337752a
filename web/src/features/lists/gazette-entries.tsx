import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { ListDetail, ListEntry } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { useTaxonomy } from '../../lib/taxonomy';
import { Button } from '../../ui/button';
import { Tag, Tags } from '../../ui/tag';

/** Fetched when a reviewer puts something right. */
const CorrectEntry = lazy(async () => ({
  default: (await import('./correct-entry')).CorrectEntry,
}));

/** The entries, under their sections. */
export function GazetteEntries({ list }: { list: ListDetail }) {
  const { language } = useText();
  const [correcting, setCorrecting] = useState<string | null>(null);
  const entries = (from: number, to: number) => (
    <ol className="plain-list" start={from}>
      {list.entries
        .filter((entry) => from <= entry.position && entry.position <= to)
        .map((entry) => (
          <li key={entry.scenarioId}>
            <Entry
              entry={entry}
              level={list.sections.length ? 3 : 2}
              onCorrect={
                list.actions.includes('correct') ? () => setCorrecting(entry.scenarioId) : undefined
              }
            />
          </li>
        ))}
    </ol>
  );
  return (
    <>
      {list.sections.length === 0
        ? entries(1, list.entries.length)
        : list.sections.map((one) => (
            <section key={one.code} className="gazette-section" id={`section-${one.code}`}>
              <h2>{language === 'en' ? one.en : one.zh}</h2>
              {entries(one.from, one.to)}
            </section>
          ))}
      {correcting && (
        <Suspense fallback={null}>
          <CorrectEntry list={list} scenarioId={correcting} onClose={() => setCorrecting(null)} />
        </Suspense>
      )}
    </>
  );
}

interface EntryProps {
  entry: ListEntry;
  level: 2 | 3;
  onCorrect: (() => void) | undefined;
}

function Entry({ entry, level, onCorrect }: EntryProps) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const between = language === 'en' ? ', ' : '、';
  const Heading = level === 2 ? 'h2' : 'h3';
  const facts = [
    entry.organisationName,
    entry.sectors.map((one) => label('sector', one)).join(between),
    entry.districts.map((one) => label('district', one)).join(between),
    entry.cooperationModes.map((one) => label('cooperation-mode', one)).join(between),
    entry.deadline && t('lists.until', { date: formatDate(entry.deadline, language) }),
  ];
  return (
    <article className="gazette-entry" id={`entry-${entry.position}`}>
      <p className="gazette-number figures">{entry.position}</p>
      <div>
        <Heading>
          <Link to={paths.scenario(entry.scenarioId)}>{entry.title}</Link>
        </Heading>
        <p>{entry.summary}</p>
        <p className="small muted">{facts.filter(Boolean).join(' · ')}</p>
        <EntryMarks entry={entry} />
        {onCorrect && (
          <div className="no-print">
            <Button
              small
              look="quiet"
              aria-label={t('lists.correctEntry', { title: entry.title })}
              onClick={onCorrect}
            >
              {t('lists.correct')}
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}

/** How it stands to the last issue, whether it was corrected, and how its scenario stands today. */
function EntryMarks({ entry }: { entry: ListEntry }) {
  const { t, language, code } = useText();
  const at = (iso: string | null | undefined) => (iso ? Date.parse(iso) : null);
  const moved = entry.deadlineNow && at(entry.deadlineNow) !== at(entry.deadline);
  const settled = entry.state === 'open' && !moved;
  if (settled && entry.change !== 'added' && entry.change !== 'moved' && !entry.corrected.length)
    return null;
  return (
    <Tags>
      {(entry.change === 'added' || entry.change === 'moved') && (
        <Tag>{code('lists.changes', entry.change)}</Tag>
      )}
      {entry.corrected.length > 0 && (
        <Tag tone="warn">
          <a href="#corrections">{t('lists.correctedMark')}</a>
        </Tag>
      )}
      {entry.state !== 'open' && (
        <Tag tone="strong">{t('lists.now', { state: code('scenarios.states', entry.state) })}</Tag>
      )}
      {moved && (
        <Tag tone="strong">
          {t('lists.deadlineNow', { date: formatDate(entry.deadlineNow, language) })}
        </Tag>
      )}
    </Tags>
  );
}
