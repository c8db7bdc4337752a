import type { Dispatch, SetStateAction } from 'react';
import type { SavedSearchFilters } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { useTaxonomy } from '../../lib/taxonomy';
import { ChipChecks } from '../../ui/chip-checks';
import { Disclosure } from '../../ui/disclosure';
import { Field, FieldGroup } from '../../ui/field';
import { Check, Select, TextInput } from '../../ui/inputs';
import { chipFilters, savedStates, type SearchDraft } from './search-draft';

export interface SearchFormProps {
  draft: SearchDraft;
  setDraft: Dispatch<SetStateAction<SearchDraft>>;
  /** The server's refusal of a field. */
  faultOf: (name: string) => string | undefined;
}

const inView = 2;
const caps = [1, 2, 3, 5, 10];

/** The questions of a saved search; what is rarely asked waits behind “more”. */
export function SearchForm(props: SearchFormProps) {
  const { t } = useText();
  const { draft, setDraft, faultOf } = props;
  const set = (given: Partial<SearchDraft>) => setDraft((old) => ({ ...old, ...given }));
  const rest = chipFilters.slice(inView);
  const more = rest.some(({ key }) => draft.filters[key]?.length) || draft.budget !== '';
  return (
    <>
      <Field
        label={t('savedSearches.words')}
        help={t('savedSearches.wordsHelp')}
        error={faultOf('q')}
        optionalText={t('common.optional')}
      >
        {(control) => (
          <TextInput
            {...control}
            maxLength={200}
            value={draft.q}
            onChange={({ target }) => set({ q: target.value })}
          />
        )}
      </Field>
      <Field
        label={t('savedSearches.exclude')}
        help={t('savedSearches.excludeHelp')}
        error={faultOf('exclude')}
        optionalText={t('common.optional')}
      >
        {(control) => (
          <TextInput
            {...control}
            value={draft.exclude}
            onChange={({ target }) => set({ exclude: target.value })}
          />
        )}
      </Field>
      {chipFilters.slice(0, inView).map((filter) => (
        <Chips key={filter.key} filter={filter} {...props} />
      ))}
      <Disclosure summary={t('savedSearches.moreFilters')} open={more}>
        <div className="stack">
          {rest.map((filter) => (
            <Chips key={filter.key} filter={filter} {...props} />
          ))}
          <MoreFilters {...props} />
        </div>
      </Disclosure>
      <HowToTell {...props} />
    </>
  );
}

function Chips({
  filter: { key, taxonomy, label },
  draft,
  setDraft,
}: SearchFormProps & { filter: (typeof chipFilters)[number] }) {
  const { t } = useText();
  const { options } = useTaxonomy();
  return (
    <FieldGroup legend={t(label)}>
      <ChipChecks
        options={options(taxonomy)}
        chosen={draft.filters[key] ?? []}
        max={20}
        onChange={(chosen) =>
          setDraft((old) => ({ ...old, filters: { ...old.filters, [key]: chosen } }))
        }
      />
    </FieldGroup>
  );
}

function MoreFilters({ draft, setDraft }: SearchFormProps) {
  const { t, code } = useText();
  const { filters } = draft;
  const filter = (given: Partial<SavedSearchFilters>) =>
    setDraft((old) => ({ ...old, filters: without({ ...old.filters, ...given }) }));
  return (
    <>
      <FieldGroup legend={t('scenarios.filter.state')}>
        <ChipChecks
          options={savedStates.map((value) => ({ value, label: code('scenarios.states', value) }))}
          chosen={filters.state ?? []}
          onChange={(chosen) =>
            filter({ state: savedStates.filter((state) => chosen.includes(state)) })
          }
        />
      </FieldGroup>
      <Field
        label={t('savedSearches.budget')}
        help={t('savedSearches.budgetHelp')}
        optionalText={t('common.optional')}
      >
        {(control) => (
          <TextInput
            {...control}
            inputMode="decimal"
            value={draft.budget}
            onChange={({ target }) =>
              setDraft((old) => ({ ...old, budget: target.value.replace(/[^\d.]/gu, '') }))
            }
          />
        )}
      </Field>
      <div>
        <Check
          checked={filters.firstUse ?? false}
          onChange={({ target }) => filter({ firstUse: target.checked || undefined })}
        >
          {t('savedSearches.firstUse')}
        </Check>
        <Check
          checked={filters.smeReserved ?? false}
          onChange={({ target }) => filter({ smeReserved: target.checked || undefined })}
        >
          {t('savedSearches.sme')}
        </Check>
        {filters.organisationId && (
          <Check checked onChange={() => filter({ organisationId: undefined })}>
            {t('savedSearches.ownOnly')}
          </Check>
        )}
      </div>
    </>
  );
}

/** Conditions that were taken away are not sent as empty ones. */
function without(filters: {
  [Key in keyof SavedSearchFilters]: SavedSearchFilters[Key] | undefined;
}) {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined),
  ) as SavedSearchFilters;
}

function HowToTell({ draft, setDraft, faultOf }: SearchFormProps) {
  const { t } = useText();
  const set = (given: Partial<SearchDraft>) => setDraft((old) => ({ ...old, ...given }));
  return (
    <>
      <Field
        label={t('savedSearches.name')}
        help={t('savedSearches.nameHelp')}
        error={faultOf('name')}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            maxLength={60}
            value={draft.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Field>
      <Field label={t('savedSearches.cap')} help={t('savedSearches.capHelp')} required>
        {(control) => (
          <Select
            {...control}
            options={[...new Set([...caps, draft.cap ?? 5])]
              .sort((a, b) => a - b)
              .map((n) => ({ value: String(n), label: String(n) }))}
            value={String(draft.cap)}
            onChange={({ target }) => set({ cap: Number(target.value) })}
          />
        )}
      </Field>
      <Field label={t('savedSearches.channel')} required>
        {(control) => (
          <Select
            {...control}
            options={(['mail', 'in-app'] as const).map((value) => ({
              value,
              label: t(`savedSearches.channels.${value}`),
            }))}
            value={draft.channel}
            onChange={({ target }) =>
              set({ channel: target.value === 'in-app' ? 'in-app' : 'mail' })
            }
          />
        )}
      </Field>
      <Check
        checked={draft.tellClosing ?? true}
        onChange={({ target }) => set({ tellClosing: target.checked })}
      >
        {t('savedSearches.tellClosing')}
      </Check>
    </>
  );
}
