import type { ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { FormGroup } from '../../lib/form-field';
import { RemoveRow } from '../../lib/row-parts';
import { Button } from '../../ui/button';
import { TextArea, TextInput } from '../../ui/inputs';
import type { BidFormState } from './use-bid-form';

const MOST = 20;

/** The steps of the work, each with its weeks and what is handed over. */
export function BidPlan({ state }: { state: BidFormState }) {
  const { t } = useText();
  const { form, faults } = state;
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'plan' });
  return (
    <FormGroup
      name="plan"
      label={t('bids.fields.plan')}
      help={t('bids.help.plan')}
      fault={faults.plan}
      required
    >
      <div className="form-rows">
        {fields.map((row, index) => (
          <div key={row.id} className="form-row bid-row">
            <Cell label={t('bids.planTitle')}>
              <TextInput {...form.register(`plan.${index}.title`)} maxLength={120} />
            </Cell>
            <Cell label={t('bids.weeks')}>
              <TextInput
                {...form.register(`plan.${index}.weeks`)}
                type="number"
                min={1}
                max={260}
                inputMode="numeric"
              />
            </Cell>
            <RemoveRow row={`${t('bids.planTitle')} ${index + 1}`} onRemove={() => remove(index)} />
            <Cell label={t('bids.deliverable')} wide>
              <TextArea {...form.register(`plan.${index}.deliverable`)} rows={2} maxLength={500} />
            </Cell>
            <Faults faults={faults} path={`plan/${index}`} />
          </div>
        ))}
        {fields.length < MOST && (
          <div>
            <Button small onClick={() => append({ title: '', weeks: '4', deliverable: '' })}>
              {t('bids.addStep')}
            </Button>
          </div>
        )}
      </div>
    </FormGroup>
  );
}

/** Roles and what they have done; no names, so that nobody is judged by one. */
export function BidTeam({ state }: { state: BidFormState }) {
  const { t } = useText();
  const { form, faults } = state;
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'team' });
  return (
    <FormGroup
      name="team"
      label={t('bids.fields.team')}
      help={t('bids.help.team')}
      fault={faults.team}
    >
      <div className="form-rows">
        {fields.map((row, index) => (
          <div key={row.id} className="form-row bid-row">
            <Cell label={t('bids.role')}>
              <TextInput {...form.register(`team.${index}.role`)} maxLength={60} />
            </Cell>
            <RemoveRow row={`${t('bids.role')} ${index + 1}`} onRemove={() => remove(index)} />
            <Cell label={t('bids.experience')} wide>
              <TextArea {...form.register(`team.${index}.experience`)} rows={2} maxLength={500} />
            </Cell>
            <Faults faults={faults} path={`team/${index}`} />
          </div>
        ))}
        {fields.length < MOST && (
          <div>
            <Button small onClick={() => append({ role: '', experience: '' })}>
              {t('bids.addRole')}
            </Button>
          </div>
        )}
      </div>
    </FormGroup>
  );
}

export function Cell({
  label,
  wide = false,
  children,
}: {
  label: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <label className={wide ? 'form-cell bid-wide' : 'form-cell'}>
      <span>{label}</span>
      {children}
    </label>
  );
}

/** What the server said about the cells of one row. */
export function Faults({
  faults,
  path,
}: {
  faults: Readonly<Record<string, string>>;
  path: string;
}) {
  const found = Object.entries(faults).filter(([at]) => at.startsWith(`${path}/`));
  if (found.length === 0) return null;
  return <p className="field-error bid-wide">{found.map(([, message]) => message).join(' ')}</p>;
}
