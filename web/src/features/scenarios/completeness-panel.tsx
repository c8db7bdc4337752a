import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { goToField } from '../../lib/form-field';
import { Tag } from '../../ui/tag';
import { completenessQuery } from './own-scenario-queries';

/** Fields that share one editor in the form. */
const placeOf: Readonly<Record<string, string>> = { target: 'baseline' };
const SHOWN = 6;

/** The score, and what would help most; each line leads to its field. */
export function CompletenessPanel({ id }: { id: string }) {
  const { t } = useText();
  const { data } = useQuery(completenessQuery(id));
  if (!data) return null;
  return (
    <section className="stack" aria-label={t('scenarioForm.completeness')}>
      <div className="spread">
        <h2 className="small">{t('scenarioForm.completeness')}</h2>
        <strong className="figures">{t('scenarioForm.score', { score: data.score })}</strong>
      </div>
      <div
        className="meter"
        role="meter"
        aria-label={t('scenarioForm.completeness')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={data.score}
      >
        <i style={{ width: `${data.score}%` }} />
      </div>
      {data.quality.length > 0 && (
        <ul className="advice" aria-label={t('scenarioForm.quality')}>
          {data.quality.map((one) => {
            const name = one.pointer.split('/')[1] ?? '';
            return (
              <li key={`${one.code}${one.pointer}${one.excerpt}`}>
                <button type="button" onClick={() => goToField(placeOf[name] ?? name)}>
                  <span>
                    <Tag tone={one.blocks ? 'warn' : 'plain'}>
                      {t(one.blocks ? 'scenarioForm.mustCorrect' : 'scenarioForm.couldCorrect')}
                    </Tag>{' '}
                    <strong>{one.advice}</strong>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {data.missing.length > 0 && (
        <ul className="advice">
          {data.missing.slice(0, SHOWN).map((one) => {
            const name = one.pointer.slice(1);
            return (
              <li key={one.pointer}>
                <button type="button" onClick={() => goToField(placeOf[name] ?? name)}>
                  <span>
                    {one.required && <Tag tone="warn">{t('scenarioForm.mustFill')}</Tag>}{' '}
                    <strong>{one.advice}</strong>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
