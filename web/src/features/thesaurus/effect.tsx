import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { formatNumber, formatShare } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { Notice } from '../../ui/notice';
import { effectQuery, type FormKind } from './thesaurus-queries';

/** What one more form would change, on a sample that is scored with and without it. */
export function Effect({ concept, form, kind }: { concept: string; form: string; kind: FormKind }) {
  const { t, language } = useText();
  const query = useQuery(effectQuery(concept, form, kind));
  return (
    <section className="stack" aria-label={t('thesaurus.effect')} aria-live="polite">
      <h3>{t('thesaurus.effect')}</h3>
      <QueryState query={query} blocks={1}>
        {(effect) => (
          <>
            {effect.tooCommon && (
              <Notice tone="warn" title={t('thesaurus.tooCommon')}>
                <p>
                  {t('thesaurus.tooCommonNote', { share: formatShare(effect.share, language) })}
                </p>
              </Notice>
            )}
            {effect.alsoNames.length > 0 && (
              <Notice
                tone="warn"
                title={t('thesaurus.alsoNames', {
                  names: effect.alsoNames
                    .map((one) => (language === 'en' ? one.en : one.zh))
                    .join(language === 'en' ? ', ' : '、'),
                })}
              />
            )}
            <p>
              {t('thesaurus.effectText', {
                containing: effect.containing,
                texts: effect.texts,
                lists: effect.lists,
                listsChanged: effect.listsChanged,
                pairsChanged: effect.pairsChanged,
              })}
            </p>
            {effect.examples.length > 0 && (
              <ul className="reasons">
                {effect.examples.map((one) => (
                  <li key={one.scenario.id + one.capability.id}>
                    {one.scenario.title} × {one.capability.title}{' '}
                    <span className="figures">
                      {formatNumber(one.from, language)} → {formatNumber(one.to, language)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </QueryState>
    </section>
  );
}
