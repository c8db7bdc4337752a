import type { FieldChange, TaxonomyKind } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format';
import { useTaxonomy } from '../../lib/taxonomy';

/** Fields that hold codes, and the list each takes them from. */
const codeFields: Readonly<Record<string, TaxonomyKind>> = {
  sectors: 'sector',
  technologies: 'technology',
  districts: 'district',
  park: 'park',
  sizeClass: 'size-class',
  cooperationModes: 'cooperation-mode',
  procedure: 'procedure',
  constraints: 'constraint',
};

type Value = FieldChange['before'];
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** One value of a version in words, by the kind of its field. */
export function FieldValue({ field, value }: { field: string; value: Value }) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const kind = codeFields[field];
  const one = (item: unknown): string => {
    if (isRecord(item)) return describe(item);
    const word = wordOf(item);
    return kind ? label(kind, word) : word;
  };
  const describe = (item: Record<string, unknown>): string =>
    [
      typeof item.kind === 'string' ? label('resource-kind', item.kind) : '',
      wordOf(item.name ?? item.description ?? item.title),
      typeof item.value === 'number' ? formatNumber(item.value, language) : '',
      wordOf(item.unit),
      wordOf(item.note),
      wordOf(item.url),
    ]
      .filter(Boolean)
      .join(' ');
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className="muted">{t('versions.empty')}</span>;
  if (typeof value === 'boolean') return <>{value ? t('common.yes') : t('common.no')}</>;
  if (typeof value === 'number')
    return (
      <>{field.endsWith('Fen') ? formatMoney(value, language) : formatNumber(value, language)}</>
    );
  if (Array.isArray(value) && kind)
    return <>{value.map(one).join(language === 'en' ? ', ' : '、')}</>;
  if (Array.isArray(value))
    return (
      <ul>
        {value.map((item) => (
          <li key={JSON.stringify(item)}>{one(item)}</li>
        ))}
      </ul>
    );
  if (isRecord(value)) return <>{describe(value)}</>;
  if (field === 'deadline') return <>{formatDateTime(value, language)}</>;
  return <span className="prose">{one(value)}</span>;
}
