import type { ListCorrection, ListDetail } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { useTaxonomy } from '../../lib/taxonomy';
import { Disclosure } from '../../ui/disclosure';

const kinds = {
  sectors: 'sector',
  districts: 'district',
  cooperationModes: 'cooperation-mode',
} as const;

/** What was put right after publication: before, after, why, when and by whom; the frozen text stays. */
export function ListCorrections({ list }: { list: ListDetail }) {
  const { t } = useText();
  if (list.corrections.length === 0) return null;
  return (
    <section className="gazette-part" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{t('lists.corrections')}</h2>
      <p className="muted">{t('lists.correctionsLead')}</p>
      <ol className="plain-list">
        {list.corrections.map((one) => (
          <li key={one.n} className="gazette-correction">
            <Correction correction={one} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Correction({ correction }: { correction: ListCorrection }) {
  const { t, language, code, about } = useText();
  const { label } = useTaxonomy();
  const { n, at, position, field, before, after, reason, byRole } = correction;
  const said = (value: string | string[] | null) => {
    if (value === null) return t('lists.nothing');
    if (typeof value === 'string') return value;
    const kind = kinds[field as keyof typeof kinds];
    const between = language === 'en' ? ', ' : '、';
    return value.map((one) => label(kind, one)).join(between);
  };
  return (
    <>
      <h3>
        {t('lists.correctionNo', { n })} ·{' '}
        <a href={`#entry-${position}`}>{t('lists.entryNo', { n: position })}</a> ·{' '}
        {code('lists.fields', field)}
      </h3>
      <p>
        <del>{said(before)}</del>
      </p>
      <p>
        <ins>{said(after)}</ins>
      </p>
      <p className="small muted">
        {about(t('lists.reason'), reason)} · {formatDateTime(at, language)} ·{' '}
        {code('lists.roles', byRole)}
      </p>
      <Disclosure summary={t('lists.checkCorrection')}>
        <p className="small">{t('lists.checkCorrectionHow')}</p>
        <p className="small">
          SHA-256 <code>{correction.hash}</code>
        </p>
        <pre className="small gazette-text">{correction.text}</pre>
      </Disclosure>
    </>
  );
}
