import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SaveSearch, SearchPreview as Preview } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { formatNumber } from '../../lib/format';
import { paths } from '../../lib/paths';
import { useDebounced } from '../../lib/use-debounced';
import { Notice } from '../../ui/notice';
import { MatchReasons } from './match-reasons';
import { previewQuery } from './saved-search-queries';
import { asksForAnything } from './search-draft';
import './saved-searches.css';

interface SearchPreviewProps {
  body: SaveSearch;
  organisationId: string | null;
}

const restMs = 500;

/** What this rule would have sent, while it is being written. */
export function SearchPreview({ body, organisationId }: SearchPreviewProps) {
  const { t } = useText();
  const rested = useDebounced(body, restMs);
  const { q, filters, exclude, cap } = rested;
  const rule = { q: q ?? '', filters: filters ?? {}, exclude: exclude ?? [], cap: cap ?? 5 };
  const query = useQuery({
    ...previewQuery(rule, organisationId),
    // What is asked is the rested rule: while the first word is typed it is still an empty one.
    enabled: asksForAnything(body) && asksForAnything(rested),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="saved-preview" aria-label={t('savedSearches.preview')} aria-live="polite">
      <h3>{t('savedSearches.preview')}</h3>
      {!asksForAnything(body) ? (
        <p className="muted">{t('savedSearches.previewWait')}</p>
      ) : query.error ? (
        <p className="muted">{sentenceOf(query.error, t('common.offline'))}</p>
      ) : query.data ? (
        <Figures preview={query.data} cap={rule.cap} />
      ) : (
        <p className="muted">{t('common.loading')}</p>
      )}
    </section>
  );
}

function Figures({ preview, cap }: { preview: Preview; cap: number }) {
  const { t, language } = useText();
  const { days, scenarios, today, total, perDay, busiest, warning, hits } = preview;
  const figures = [
    { label: t('savedSearches.previewToday'), value: today },
    { label: t('savedSearches.previewTotal', { days }), value: total },
    { label: t('savedSearches.previewPerDay'), value: perDay },
    { label: t('savedSearches.previewBusiest'), value: busiest },
  ];
  return (
    <div className="stack">
      <p className="small muted">{t('savedSearches.previewLine', { days, scenarios })}</p>
      <dl className="saved-figures">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figures">{formatNumber(value, language)}</dd>
          </div>
        ))}
      </dl>
      {warning && (
        <Notice tone="warn">
          {warning === 'nothing'
            ? t('savedSearches.nothing')
            : t('savedSearches.tooMuch', { n: busiest, cap })}
        </Notice>
      )}
      {hits.length > 0 && (
        <div>
          <p className="small muted">{t('savedSearches.previewFirst')}</p>
          <ul className="saved-hits">
            {hits.map(({ scenarioId, title, words, filters }) => (
              <li key={scenarioId}>
                <a href={paths.scenario(scenarioId)} target="_blank" rel="noreferrer">
                  {title}
                </a>
                <MatchReasons words={words} filters={filters} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
