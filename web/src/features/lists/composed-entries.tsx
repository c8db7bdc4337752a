import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ListDetail, ListEntry } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { RemoveRow } from '../../lib/row-parts';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { orderList, removeFromList } from './compose-queries';

interface ComposedEntriesProps {
  list: ListDetail;
  mayEdit: boolean;
  onChanged: (list: ListDetail) => void;
}

/** What stands on the draft, in its order and sections; moved and taken off here. */
export function ComposedEntries({ list, mayEdit, onChanged }: ComposedEntriesProps) {
  const { t, language } = useText();
  const remove = useMutation({
    mutationFn: (scenarioId: string) => removeFromList(list.no, scenarioId),
    onSuccess: onChanged,
  });
  const order = useMutation({
    mutationFn: (scenarioIds: string[]) => orderList(list.no, scenarioIds, list.version),
    onSuccess: onChanged,
  });
  if (list.entries.length === 0) return <p className="muted">{t('compose.noEntries')}</p>;
  const swap = (position: number) => {
    const ids = list.entries.map((entry) => entry.scenarioId);
    const [one, other] = [ids[position - 1], ids[position]];
    if (!one || !other || order.isPending) return;
    order.mutate(ids.with(position - 1, other).with(position, one));
  };
  const startsSection = (position: number) => list.sections.find((one) => one.from === position);
  const last = (position: number) =>
    position === list.entries.length || startsSection(position + 1) !== undefined;
  const error = remove.error ?? order.error;
  return (
    <>
      {error && <ProblemNotice error={error} />}
      <ol className="bench-rows">
        {list.entries.map((entry) => {
          const { position } = entry;
          const section = startsSection(position);
          return (
            <li key={entry.scenarioId}>
              {section && <h3>{language === 'en' ? section.en : section.zh}</h3>}
              <div className="bench-row bench-row-demand">
                <EntryWords entry={entry} />
                {mayEdit && (
                  <div className="row">
                    {position > 1 && !section && (
                      <Button
                        small
                        look="quiet"
                        aria-label={t('compose.moveUp', { name: entry.title })}
                        onClick={() => swap(position - 1)}
                      >
                        {t('compose.up')}
                      </Button>
                    )}
                    {!last(position) && (
                      <Button
                        small
                        look="quiet"
                        aria-label={t('compose.moveDown', { name: entry.title })}
                        onClick={() => swap(position)}
                      >
                        {t('compose.down')}
                      </Button>
                    )}
                    <RemoveRow row={entry.title} onRemove={() => remove.mutate(entry.scenarioId)} />
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function EntryWords({ entry }: { entry: ListEntry }) {
  const { code } = useText();
  return (
    <div>
      <p className="bench-row-title">
        <span className="figures">{entry.position}. </span>
        <Link to={paths.scenario(entry.scenarioId)}>{entry.title}</Link>
      </p>
      <p className="bench-row-meta">
        <span>{entry.organisationName}</span>
        <span>{code('scenarios.states', entry.state)}</span>
        {entry.change && <span>{code('lists.changes', entry.change)}</span>}
        {entry.fault && <Tag tone="warn">{code('compose.faults', entry.fault)}</Tag>}
      </p>
    </div>
  );
}
