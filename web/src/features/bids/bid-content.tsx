import { useText } from '../../i18n/use-text';
import { formatYuan } from '../../lib/format';
import { paths } from '../../lib/paths';
import { Facts } from '../../ui/card';
import { DataTable } from '../../ui/data-table';
import { Tag } from '../../ui/tag';
import type { Asks } from './bid-form';
import type { BidPrice, BidTechnique } from './bid-queries';
import { formatBytes } from '../../lib/format-bytes';

interface BidContentProps {
  bidId: string;
  asks: Asks;
  technique: BidTechnique;
  /** Null while the price's envelope is closed, and in a draft for the lead's partners. */
  price: BidPrice | null;
  /** Why there is none. */
  priceNote?: string;
  files: readonly { id: string; name: string; size: number }[];
}

/** What a bid says, to be read. */
export function BidContent({ bidId, asks, technique, price, priceNote, files }: BidContentProps) {
  const { t } = useText();
  return (
    <section className="stack-l" aria-label={t('bids.content')}>
      <div className="stack">
        <h2>{t('bids.parts.answers')}</h2>
        <Answers asks={asks} technique={technique} />
      </div>
      <div className="stack">
        <h2>{t('bids.parts.approach')}</h2>
        <p className="prose">{technique.summary || t('bids.empty')}</p>
        <p className="prose">{technique.approach}</p>
      </div>
      <div className="stack">
        <h2>{t('bids.parts.plan')}</h2>
        <DataTable
          caption={t('bids.fields.plan')}
          captionHidden
          rows={technique.plan.map((step, index) => ({ ...step, index }))}
          rowKey={(step) => String(step.index)}
          columns={[
            { key: 'title', title: t('bids.planTitle'), cell: (step) => step.title },
            { key: 'weeks', title: t('bids.weeks'), numeric: true, cell: (step) => step.weeks },
            { key: 'out', title: t('bids.deliverable'), cell: (step) => step.deliverable },
          ]}
        />
        <Facts items={technique.team.map((one) => [one.role, one.experience] as const)} />
      </div>
      {files.length > 0 && (
        <div className="stack">
          <h2>{t('bids.parts.files')}</h2>
          <Files bidId={bidId} files={files} />
        </div>
      )}
      <div className="stack">
        <h2>{t('bids.parts.price')}</h2>
        {price ? (
          <Price price={price} />
        ) : (
          <p className="muted">{priceNote ?? t('bids.priceClosed')}</p>
        )}
      </div>
    </section>
  );
}

function Answers({ asks, technique }: Pick<BidContentProps, 'asks' | 'technique'>) {
  const { t } = useText();
  const rows = [
    ...asks.mustHave.map((ask, index) => ({ ask, name: `must-${index}`, must: true })),
    ...asks.niceToHave.map((ask, index) => ({ ask, name: `nice-${index}`, must: false })),
  ];
  return (
    <ul className="bench-rows">
      {rows.map(({ ask, name, must }) => {
        const given = technique.answers.find((one) => one.requirement === name);
        return (
          <li key={name} className="bench-row">
            <div>
              <p className="bench-row-title">{ask}</p>
              <p className="prose">{given?.text}</p>
            </div>
            <Tag tone={given && given.answer !== 'no' ? 'supply' : must ? 'warn' : 'plain'}>
              {given ? t(`bids.answers.${given.answer}`) : t('bids.unanswered')}
            </Tag>
          </li>
        );
      })}
    </ul>
  );
}

export function Files({ bidId, files }: Pick<BidContentProps, 'bidId' | 'files'>) {
  const { language } = useText();
  return (
    <ul className="bench-rows">
      {files.map((file) => (
        <li key={file.id} className="bench-row">
          <a href={paths.bidFile(bidId, file.id)} download={file.name}>
            {file.name}
          </a>
          <span className="small muted">{formatBytes(file.size, language)}</span>
        </li>
      ))}
    </ul>
  );
}

function Price({ price }: { price: BidPrice }) {
  const { t, language } = useText();
  return (
    <Facts
      items={[
        [
          t('bids.fields.amountFen'),
          price.amountFen === null ? null : (
            <strong key="sum">{formatYuan(price.amountFen, language)}</strong>
          ),
        ],
        [
          t('bids.fields.taxIncluded'),
          price.taxIncluded === null ? null : t(`bids.tax.${price.taxIncluded ? 'yes' : 'no'}`),
        ],
        [
          t('bids.fields.validDays'),
          price.validDays === null ? null : t('bids.days', { n: price.validDays }),
        ],
        ...price.items.map(
          (item) => [item.title || '—', formatYuan(item.amountFen, language)] as const,
        ),
      ]}
    />
  );
}
