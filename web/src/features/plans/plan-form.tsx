import { useId, useState, type FormEvent } from 'react';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Select, TextInput } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { ConditionsEditor } from './conditions-editor';
import { ScopeFields } from './scope-fields';
import { usePlanForm, type PlanDraft } from './use-plan-form';
import '../../ui/form.css';
import './plans.css';

const fits: readonly PlanDraft['fit'][] = ['medium', 'high', 'any'];

/** What to plan for, how much each side can take, and what must hold for the whole. */
export function PlanForm() {
  const { t } = useText();
  const id = useId();
  const { draft, change, start, isComplete } = usePlanForm();
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isComplete && !start.isPending) start.mutate();
  };
  const number = (name: 'perScenario' | 'perCapability') => (
    <Field label={t(`plans.form.${name}`)} help={t(`plans.form.${name}Help`)}>
      {(control) => (
        <TextInput
          {...control}
          type="number"
          inputMode="numeric"
          min={0}
          max={20}
          value={draft[name]}
          onChange={(event) => change({ [name]: Math.round(Number(event.target.value)) })}
        />
      )}
    </Field>
  );
  return (
    <form className="plan-form stack" onSubmit={submit} noValidate aria-labelledby={id}>
      <h2 id={id}>{t('plans.form.title')}</h2>
      <ScopeFields draft={draft} onChange={change} />
      <div className="plan-numbers">
        {number('perScenario')}
        {number('perCapability')}
        <Field label={t('plans.form.fit')} help={t('plans.form.fitHelp')}>
          {(control) => (
            <Select
              {...control}
              options={fits.map((value) => ({ value, label: t(`plans.form.fits.${value}`) }))}
              value={draft.fit}
              onChange={(event) => change({ fit: event.target.value as PlanDraft['fit'] })}
            />
          )}
        </Field>
      </div>
      <ConditionsEditor
        conditions={draft.conditions}
        onChange={(conditions) => change({ conditions })}
      />
      {asked && !isComplete && <Notice tone="warn" alert title={t('plans.form.chooseScope')} />}
      {start.error && <ProblemNotice error={start.error} />}
      <div className="row">
        <Button type="submit" look="primary" busy={start.isPending}>
          {t('plans.form.start')}
        </Button>
        <span className="small muted">{t('plans.form.startNote')}</span>
      </div>
    </form>
  );
}
