import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import type { Faults } from './draft-keeper';

/** What is wrong in one row of a form. @param path of the row, with its last slash */
export function RowFaults({ faults, path }: { faults: Faults; path: string }) {
  return Object.entries(faults)
    .filter(([field]) => field.startsWith(path))
    .map(([field, message]) => (
      <p key={field} className="field-error">
        {message}
      </p>
    ));
}

/** Takes a row out of a form. @param row as it is called aloud */
export function RemoveRow({ row, onRemove }: { row: string; onRemove: () => void }) {
  const { t } = useText();
  return (
    <Button small look="quiet" aria-label={t('common.remove', { name: row })} onClick={onRemove}>
      {t('bench.removeRow')}
    </Button>
  );
}
