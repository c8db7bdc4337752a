import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { newKey } from '../../api/client';
import { fieldPaths, Problem } from '../../api/problem';
import type { SavedSearch } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { useSession } from '../../lib/session';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Select } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { changeSearch, saveSearch } from './saved-search-queries';
import { bodyOf, type SearchDraft } from './search-draft';
import { SearchForm } from './search-form';
import { SearchPreview } from './search-preview';
import './saved-searches.css';

interface SearchDialogProps {
  first: SearchDraft;
  /** The one that is changed; null for a new one. */
  of: SavedSearch | null;
  /** For whom a new one is, unless the reader chooses otherwise. */
  organisationId?: string | null;
  onClose: () => void;
}

/** Writes a saved search beside what it would have sent. Stays open with the server's words when it is refused. */
export function SearchDialog({ first, of, organisationId = null, onClose }: SearchDialogProps) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [draft, setDraft] = useState(first);
  const [holder, setHolder] = useState(of ? of.organisationId : organisationId);
  const [key] = useState(newKey);
  const body = bodyOf(draft);
  const save = useMutation({
    mutationFn: () => (of ? changeSearch(of, body) : saveSearch(body, holder, key)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['saved-searches'] });
      say(t(of ? 'savedSearches.changed' : 'savedSearches.saved'));
      onClose();
    },
  });
  const faults = save.error instanceof Problem ? fieldPaths(save.error) : [];
  const faultOf = (name: string) => faults.find(({ path }) => path.split('.')[0] === name)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <Dialog
      open
      title={t(of ? 'savedSearches.editTitle' : 'savedSearches.dialogTitle')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit} noValidate>
        {!of && <Holder value={holder} onChange={setHolder} />}
        <SearchForm draft={draft} setDraft={setDraft} faultOf={faultOf} />
        <SearchPreview body={body} organisationId={holder} />
        {save.error && <ProblemNotice error={save.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('savedSearches.submit')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface HolderProps {
  value: string | null;
  onChange: (organisationId: string | null) => void;
}

/** Who is told: asked only of those who may decide it for an organisation. */
function Holder({ value, onChange }: HolderProps) {
  const { t } = useText();
  const { session } = useSession();
  const mine = (session?.memberships ?? []).filter((one) => one.role !== 'viewer');
  if (mine.length === 0) return null;
  return (
    <Field label={t('savedSearches.for')} required>
      {(control) => (
        <Select
          {...control}
          options={[
            { value: '', label: t('savedSearches.inPerson') },
            ...mine.map(({ organisationId, name }) => ({
              value: organisationId,
              label: t('savedSearches.forOrganisation', { name }),
            })),
          ]}
          value={value ?? ''}
          onChange={({ target }) => onChange(target.value || null)}
        />
      )}
    </Field>
  );
}
