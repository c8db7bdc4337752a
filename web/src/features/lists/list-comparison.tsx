import { Link } from 'react-router';
import type { ListDetail } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';

/** What is new, moved, done and dropped against the last issue of this level. */
export function ListComparison({ list }: { list: ListDetail }) {
  const { t, language, code } = useText();
  const { comparison } = list;
  if (!comparison?.previous) return null;
  const entryOf = new Map(list.entries.map((entry) => [entry.scenarioId, entry]));
  const named = (id: string) => {
    const entry = entryOf.get(id);
    return (
      entry && (
        <a href={`#entry-${entry.position}`}>
          {entry.position}. {entry.title}
        </a>
      )
    );
  };
  const parts = [
    {
      key: 'added' as const,
      rows: comparison.added.map((id) => ({ id, node: named(id) })),
    },
    {
      key: 'moved' as const,
      rows: comparison.moved.map(({ scenarioId, fields, deadline }) => ({
        id: scenarioId,
        node: (
          <>
            {named(scenarioId)}{' '}
            <span className="muted">
              {deadline?.to
                ? t('lists.deadlineMoved', { date: formatDate(deadline.to, language) })
                : t('lists.fieldsChanged', { count: fields.length })}
            </span>
          </>
        ),
      })),
    },
    { key: 'kept' as const, rows: comparison.kept.map((id) => ({ id, node: named(id) })) },
    ...(['done', 'dropped'] as const).map((key) => ({
      key,
      rows: comparison[key].map((gone) => ({
        id: gone.scenarioId,
        node: (
          <>
            <Link to={paths.scenario(gone.scenarioId)}>{gone.title}</Link>{' '}
            <span className="muted">{code('scenarios.states', gone.state)}</span>
          </>
        ),
      })),
    })),
  ];
  return (
    <section className="gazette-part" id="comparison" aria-labelledby="comparison-title">
      <h2 id="comparison-title">{t('lists.comparison')}</h2>
      <p className="muted">
        {t('lists.comparedWith')}{' '}
        <Link to={paths.list(comparison.previous.no)}>{comparison.previous.title}</Link>
        {language === 'en'
          ? ` (${t('lists.issue', { no: comparison.previous.no })})`
          : `（${t('lists.issue', { no: comparison.previous.no })}）`}
      </p>
      <dl className="gazette-changes">
        {parts.map(({ key, rows }) => (
          <div key={key}>
            <dt className="figures">
              {t(`lists.changes.${key}`)} {rows.length}
            </dt>
            <dd>
              {rows.length === 0 ? (
                <span className="muted">{t('lists.nothing')}</span>
              ) : (
                <ul className="plain-list">
                  {rows.map(({ id, node }) => (
                    <li key={id}>{node}</li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
