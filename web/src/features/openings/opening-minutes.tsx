import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { formatMoment } from '../../lib/format';
import { Facts } from '../../ui/card';
import { Disclosure } from '../../ui/disclosure';
import { minutesQuery, type OpeningMinute } from './opening-queries';
import './openings.css';

/** What was opened, when and by how many: public, and part of the sealed event log. */
export function OpeningMinutes({ scenarioId }: { scenarioId: string }) {
  const { t } = useText();
  const { data } = useQuery(minutesQuery(scenarioId));
  if (!data || data.items.length === 0) return null;
  return (
    <section className="stack" aria-label={t('openings.minutes')}>
      <h3>{t('openings.minutes')}</h3>
      {data.items.map((minute) => (
        <Minute key={minute.openedAt} minute={minute} />
      ))}
    </section>
  );
}

function Minute({ minute }: { minute: OpeningMinute }) {
  const { t, language, listed } = useText();
  return (
    <div className="opening-minute">
      <h4>{t(`openings.open.${minute.kind}`)}</h4>
      <Facts
        items={[
          [t('openings.openedAt'), formatMoment(minute.openedAt, language)],
          [
            t('openings.officers'),
            listed(minute.officers.map((no) => t('openings.officerNo', { no }))),
          ],
          [t('openings.opened'), minute.opened],
          [t('openings.unreadableCount'), minute.unreadable || null],
          [t('openings.contested'), minute.contested || null],
          [t('openings.closed'), minute.closed || null],
          [t('openings.lapsed'), minute.lapsed || null],
        ]}
      />
      <Disclosure summary={t('openings.hashes', { n: minute.receiptHashes.length })}>
        <p className="small muted">{t('openings.hashesNote')}</p>
        <ul className="plain-list">
          {minute.receiptHashes.map((hash) => (
            <li key={hash} className="opening-hash">
              {hash}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
