import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import type { Suggestion } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { useDebounced } from '../../lib/use-debounced';
import { Highlighted } from '../../lib/highlighted';
import { suggestionsQuery } from './search-queries';
import { addressOf } from './suggestions';
import './search-bar.css';

const REST_MS = 180;

/** What the keyboard and the mouse have chosen among the suggestions. */
function useSuggestions(typed: string) {
  const rested = useDebounced(typed.trim(), REST_MS);
  const { data } = useQuery({ ...suggestionsQuery(rested), placeholderData: (old) => old });
  const items = rested && data ? data.items : [];
  const [chosen, setChosen] = useState('');
  // By what it is, not by its place: a later answer must not put something else under the reader's finger.
  const active = items.findIndex((item) => keyOf(item) === chosen);
  const setActive = (place: number) => {
    const item = items[place];
    setChosen(item ? keyOf(item) : '');
  };
  return { items, active, setActive };
}

const keyOf = ({ index, id }: Suggestion) => `${index}/${id}`;

/** One bar over everything: suggestions while typing, all results on Enter. */
export function SearchBar({ large = false }: { large?: boolean }) {
  const { t } = useText();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const { items, active, setActive } = useSuggestions(typed);
  const shown = open && items.length > 0;
  const go = (to: string) => {
    setOpen(false);
    void navigate(to);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = shown ? items[active] : undefined;
    if (chosen) go(addressOf(chosen));
    else if (typed.trim()) go(`${paths.search}?q=${encodeURIComponent(typed.trim())}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While characters are being composed the keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setOpen(false);
    if (!shown || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    // One place more than there are suggestions: between the last and the first stands what was typed.
    const places = items.length + 1;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setActive((active + step + places) % places);
  };
  return (
    <form
      className={large ? 'search search-large' : 'search'}
      role="search"
      aria-label={t('search.title')}
      action={paths.search}
      onSubmit={submit}
    >
      <input
        type="search"
        name="q"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && items[active] ? `${id}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <button type="submit">{t('search.go')}</button>
      <Suggestions id={id} items={items} active={active} shown={shown} onPick={go} />
    </form>
  );
}

interface SuggestionsProps {
  id: string;
  items: readonly Suggestion[];
  active: number;
  shown: boolean;
  onPick: (to: string) => void;
}

function Suggestions({ id, items, active, shown, onPick }: SuggestionsProps) {
  const { t } = useText();
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={t('search.suggestions')} hidden={!shown}>
      {items.map((item, index) => (
        <li
          key={keyOf(item)}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(addressOf(item));
          }}
        >
          <span className={`search-kind search-kind-${item.index}`}>
            {t(`search.kind.${item.index}`)}
          </span>
          <span>
            <Highlighted text={item.title.text} highlight={item.title} />
          </span>
        </li>
      ))}
    </ul>
  );
}
