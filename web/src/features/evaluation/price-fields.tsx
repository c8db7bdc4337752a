import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { fenToWan, wanToFen } from '../../lib/format';
import { Field } from '../../ui/field';
import { Check, TextInput } from '../../ui/inputs';
import type { Criteria } from './evaluation-queries';
import { ShareInput } from './share-input';

interface PriceFieldsProps {
  criteria: Criteria;
  faults: Readonly<Record<string, string>>;
  onChange: (next: Criteria) => void;
}

const formulas = ['lowest-price', 'linear', 'fixed-price'] as const;
const ties = ['technique-first', 'price-first'] as const;

/** Price weight and formula, the minimum of technique, and what settles a tie. */
export function PriceFields({ criteria, faults, onChange }: PriceFieldsProps) {
  const { t } = useText();
  const { price } = criteria;
  return (
    <section className="stack" aria-label={t('evaluation.price')}>
      <h2>{t('evaluation.price')}</h2>
      <div className="evaluation-grid">
        <Field label={t('evaluation.weight')} required error={faults['price/weight']}>
          {(control) => (
            <ShareInput
              control={control}
              value={price.weight}
              onChange={(share) =>
                onChange({ ...criteria, price: { ...price, weight: share ?? 0 } })
              }
            />
          )}
        </Field>
        <Field label={t('evaluation.techniqueThreshold')} optionalText={t('common.optional')}>
          {(control) => (
            <ShareInput
              control={control}
              value={criteria.techniqueThreshold}
              onChange={(share) => onChange({ ...criteria, techniqueThreshold: share })}
            />
          )}
        </Field>
        {price.formula !== 'lowest-price' && (
          <Limit criteria={criteria} faults={faults} onChange={onChange} />
        )}
      </div>
      <fieldset className="evaluation-criterion">
        <legend>{t('evaluation.formula')}</legend>
        <div>
          {formulas.map((formula) => (
            <Check
              key={formula}
              type="radio"
              name="formula"
              checked={price.formula === formula}
              onChange={() => onChange({ ...criteria, price: { ...price, formula } })}
            >
              {t(`evaluation.formulas.${formula}`)}
            </Check>
          ))}
          <p className="small muted">{t('evaluation.formulaSource')}</p>
        </div>
      </fieldset>
      <fieldset className="evaluation-criterion">
        <legend>{t('evaluation.tieRule')}</legend>
        <div>
          {ties.map((tieRule) => (
            <Check
              key={tieRule}
              type="radio"
              name="tieRule"
              checked={criteria.tieRule === tieRule}
              onChange={() => onChange({ ...criteria, tieRule })}
            >
              {t(`evaluation.tieRules.${tieRule}`)}
            </Check>
          ))}
        </div>
      </fieldset>
    </section>
  );
}

function Limit({ criteria, faults, onChange }: PriceFieldsProps) {
  const { t } = useText();
  const { price } = criteria;
  const [text, setText] = useState(fenToWan(price.limitFen));
  return (
    <Field label={t('evaluation.limit')} required error={faults['price/limitFen']}>
      {(control) => (
        <TextInput
          {...control}
          inputMode="decimal"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const limitFen = wanToFen(event.target.value);
            onChange({ ...criteria, price: { ...price, limitFen } });
          }}
        />
      )}
    </Field>
  );
}
