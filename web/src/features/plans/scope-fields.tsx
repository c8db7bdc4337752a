import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { Field, FieldGroup } from '../../ui/field';
import { Check, Select } from '../../ui/inputs';
import { listsToPlanQuery, scenariosToPlanQuery } from './plan-queries';
import type { PlanDraft, ScopeKind } from './use-plan-form';

interface ScopeFieldsProps {
  draft: PlanDraft;
  onChange: (part: Partial<PlanDraft>) => void;
}
const kinds: readonly ScopeKind[] = ['list', 'sector', 'selection'];

/** For whom: a published list, a sector, or scenarios chosen one by one. */
export function ScopeFields({ draft, onChange }: ScopeFieldsProps) {
  const { t } = useText();
  return (
    <>
      <FieldGroup legend={t('plans.form.scope')}>
        <div className="row">
          {kinds.map((kind) => (
            <Check
              key={kind}
              type="radio"
              name="plan-scope"
              checked={draft.kind === kind}
              onChange={() => onChange({ kind })}
            >
              {t(`plans.form.kinds.${kind}`)}
            </Check>
          ))}
        </div>
      </FieldGroup>
      {draft.kind === 'list' && <ListField draft={draft} onChange={onChange} />}
      {draft.kind === 'sector' && <SectorField draft={draft} onChange={onChange} />}
      {draft.kind === 'selection' && <SelectionField draft={draft} onChange={onChange} />}
    </>
  );
}

function ListField({ draft, onChange }: ScopeFieldsProps) {
  const { t } = useText();
  const query = useQuery(listsToPlanQuery);
  const options = (query.data?.items ?? []).map(({ no, title }) => ({
    value: no,
    label: `${no} ${title}`,
  }));
  return (
    <Field label={t('plans.form.list')} required>
      {(control) => (
        <Select
          {...control}
          options={options}
          emptyLabel={t('plans.form.chooseList')}
          value={draft.listNo}
          onChange={(event) => onChange({ listNo: event.target.value })}
        />
      )}
    </Field>
  );
}

function SectorField({ draft, onChange }: ScopeFieldsProps) {
  const { t } = useText();
  const { options } = useTaxonomy();
  return (
    <>
      <Field label={t('plans.form.sector')} required>
        {(control) => (
          <Select
            {...control}
            options={options('sector')}
            emptyLabel={t('plans.form.chooseSector')}
            value={draft.sector}
            onChange={(event) => onChange({ sector: event.target.value })}
          />
        )}
      </Field>
      <Check checked={draft.demo} onChange={(event) => onChange({ demo: event.target.checked })}>
        {t('plans.form.demo')}
      </Check>
    </>
  );
}

function SelectionField({ draft, onChange }: ScopeFieldsProps) {
  const { t } = useText();
  const query = useQuery(scenariosToPlanQuery);
  const toggle = (id: string) =>
    onChange({
      scenarioIds: draft.scenarioIds.includes(id)
        ? draft.scenarioIds.filter((one) => one !== id)
        : [...draft.scenarioIds, id],
    });
  return (
    <FieldGroup
      legend={t('plans.form.chosen', { count: draft.scenarioIds.length })}
      help={t('plans.form.selectionHelp')}
    >
      <QueryState query={query} blocks={1}>
        {({ items }) => (
          <div className="plan-selection">
            {items.length === 0 && <p className="muted">{t('plans.form.noOpen')}</p>}
            {items.map(({ id, title, demo }) => (
              <Check key={id} checked={draft.scenarioIds.includes(id)} onChange={() => toggle(id)}>
                {title}
                {demo ? ` · ${t('common.demo')}` : ''}
              </Check>
            ))}
          </div>
        )}
      </QueryState>
    </FieldGroup>
  );
}
