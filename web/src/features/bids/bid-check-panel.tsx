import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { goToField } from '../../lib/form-field';
import { bidCheckQuery, type BidCheck } from './bid-queries';

type Finding = BidCheck['items'][number];

/** Where a finding leads on this page: the anchor of its field. Pure. */
export function fieldOf({ pointer }: Pick<Finding, 'pointer'>): string {
  const [top = '', second = '', third = ''] = pointer.replace(/^\//, '').split('/');
  if (top === 'technique' && second === 'answers') return `answers-${third}`;
  if (top === 'technique' || top === 'price') return second;
  return top;
}

/** What is missing before sealing; each line leads to its field. */
export function BidCheckPanel({ id, version }: { id: string; version: number }) {
  const { t } = useText();
  const { data } = useQuery({
    ...bidCheckQuery(id, version),
    placeholderData: (before: BidCheck | undefined) => before,
  });
  if (!data) return null;
  const blocking = data.items.filter((item) => item.blocks);
  const advice = data.items.filter((item) => !item.blocks);
  return (
    <section className="stack" aria-label={t('bids.check')}>
      <h2 className="bid-aside-title">{t('bids.check')}</h2>
      {blocking.length === 0 ? (
        <p className="supply">{t('bids.checkDone')}</p>
      ) : (
        <>
          <p className="small muted">{t('bids.checkMissing', { n: blocking.length })}</p>
          <Findings items={blocking} />
        </>
      )}
      {advice.length > 0 && (
        <>
          <p className="small muted">{t('bids.checkAdvice')}</p>
          <Findings items={advice} />
        </>
      )}
    </section>
  );
}

function Findings({ items }: { items: readonly Finding[] }) {
  return (
    <ul className="advice">
      {items.map((item) => (
        <li key={item.code + item.pointer}>
          <button type="button" onClick={() => goToField(fieldOf(item))}>
            <strong>{item.message}</strong>
          </button>
        </li>
      ))}
    </ul>
  );
}
