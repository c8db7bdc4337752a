import { useText } from '../../i18n/use-text';
import { formatYuan, type Language } from '../../lib/format';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import type { BidFormState, Conflict } from './use-bid-form';

/** The same part written at once in two places: both versions in full, and the choice. Nothing is thrown away before it. */
export function BidConflict({ state }: { state: BidFormState }) {
  const { t } = useText();
  if (!state.conflict) return null;
  return (
    <Notice tone="warn" alert title={t('bids.conflict.title')}>
      <p>{t('bids.conflict.note')}</p>
      {state.conflict.keys.map((key) => (
        <Both key={key} name={key} conflict={state.conflict as Conflict} />
      ))}
      <div className="row">
        <Button look="primary" small onClick={() => state.choose('mine')}>
          {t('bench.keepMine')}
        </Button>
        <Button small onClick={() => state.choose('theirs')}>
          {t('bench.takeTheirs')}
        </Button>
      </div>
    </Notice>
  );
}

function Both({ name, conflict }: { name: Conflict['keys'][number]; conflict: Conflict }) {
  const { t, language } = useText();
  return (
    <section className="bid-both" aria-label={t(`bids.fields.${name}`)}>
      <h3>{t(`bids.fields.${name}`)}</h3>
      {(['mine', 'theirs'] as const).map((which) => (
        <div key={which}>
          <p className="small muted">{t(`bids.conflict.${which}`)}</p>
          <p className="prose">{inWords(conflict[which][name], name, language) || '—'}</p>
        </div>
      ))}
    </section>
  );
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Any part of a draft as plain text, a line for each row. */
function inWords(value: unknown, name: string, language: Language): string {
  if (Array.isArray(value)) {
    return value
      .map((row: Record<string, unknown>) =>
        Object.values(row).map(plain).filter(Boolean).join(' · '),
      )
      .join('\n');
  }
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (name === 'amountFen' && typeof value === 'number') return formatYuan(value, language);
  return plain(value);
}
