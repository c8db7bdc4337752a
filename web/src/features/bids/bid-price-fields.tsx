import { useFieldArray, useWatch } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { formatYuan } from '../../lib/format';
import { FormField, FormGroup } from '../../lib/form-field';
import { Button } from '../../ui/button';
import { Check, TextInput } from '../../ui/inputs';
import { RemoveRow } from '../../lib/row-parts';
import { Cell, Faults } from './bid-rows';
import { totalFen, yuanToFen } from './bid-values';
import type { BidFormState } from './use-bid-form';

const MOST = 50;

/** The price: items whose sum is the total, tax, and how long it holds. */
export function BidPriceFields({ state }: { state: BidFormState }) {
  const { t } = useText();
  const { form, faults } = state;
  return (
    <>
      <p className="muted">{t('bids.priceApart')}</p>
      <PriceItems state={state} />
      <Total state={state} />
      <div className="form-pair">
        <FormGroup
          name="taxIncluded"
          label={t('bids.fields.taxIncluded')}
          help={t('bids.help.taxIncluded')}
          fault={faults.taxIncluded}
          required
        >
          <div className="row">
            {(['yes', 'no'] as const).map((value) => (
              <Check key={value} type="radio" value={value} {...form.register('tax')}>
                {t(`bids.tax.${value}`)}
              </Check>
            ))}
          </div>
        </FormGroup>
        <FormField
          name="validDays"
          label={t('bids.fields.validDays')}
          help={t('bids.help.validDays')}
          fault={faults.validDays}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              {...form.register('validDays')}
              type="number"
              min={1}
              max={730}
              inputMode="numeric"
            />
          )}
        </FormField>
      </div>
    </>
  );
}

function PriceItems({ state }: { state: BidFormState }) {
  const { t } = useText();
  const { form, faults } = state;
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'items' });
  const typed = useWatch({ control: form.control, name: 'items' });
  return (
    <FormGroup
      name="items"
      label={t('bids.fields.items')}
      help={t('bids.help.items')}
      fault={faults.items}
    >
      <div className="form-rows">
        {fields.map((row, index) => {
          const yuan = typed[index]?.yuan ?? '';
          const broken = yuan.trim() !== '' && yuanToFen(yuan) === null;
          return (
            <div key={row.id} className="form-row bid-row">
              <Cell label={t('bids.itemTitle')}>
                <TextInput {...form.register(`items.${index}.title`)} maxLength={120} />
              </Cell>
              <Cell label={t('bids.yuan')}>
                <TextInput
                  {...form.register(`items.${index}.yuan`)}
                  inputMode="decimal"
                  aria-invalid={broken || undefined}
                />
                {broken && <span className="field-error">{t('bids.notMoney')}</span>}
              </Cell>
              <RemoveRow
                row={`${t('bids.itemTitle')} ${index + 1}`}
                onRemove={() => remove(index)}
              />
              <Faults faults={faults} path={`items/${index}`} />
            </div>
          );
        })}
        {fields.length < MOST && (
          <div>
            <Button small onClick={() => append({ title: '', yuan: '' })}>
              {t('bids.addItem')}
            </Button>
          </div>
        )}
      </div>
    </FormGroup>
  );
}

/** Computed where there are items; typed where there are none. */
function Total({ state }: { state: BidFormState }) {
  const { t, language } = useText();
  const { form, faults } = state;
  const [items, total] = useWatch({ control: form.control, name: ['items', 'total'] });
  const fen = totalFen({ items, total });
  const broken = items.length === 0 && total.trim() !== '' && fen === null;
  return (
    <FormField
      name="amountFen"
      label={t('bids.fields.amountFen')}
      help={t(items.length > 0 ? 'bids.help.computed' : 'bids.help.amountFen')}
      fault={broken ? t('bids.notMoney') : faults.amountFen}
      required
    >
      {(control) =>
        items.length > 0 ? (
          <TextInput {...control} readOnly value={fen === null ? '' : formatYuan(fen, language)} />
        ) : (
          <TextInput {...control} {...form.register('total')} inputMode="decimal" />
        )
      }
    </FormField>
  );
}
