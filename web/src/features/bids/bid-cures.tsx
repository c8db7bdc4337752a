import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { formatMoment } from '../../lib/format';
import { ProblemNotice } from '../../lib/query-state';
import { Countdown } from '../../lib/server-clock';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { BidFiles } from './bid-files';
import { biddingQuery, cureDefect, type Bid, type BidDefect } from './bid-queries';

interface BidCuresProps {
  bid: Bid;
  onChanged: () => void;
}

/** Named defects, each with its end; only these fields can be put right. */
export function BidCures({ bid, onChanged }: BidCuresProps) {
  const { t, language } = useText();
  const { data } = useQuery(biddingQuery(bid.scenario.scenarioId));
  if (bid.defects.length === 0) return null;
  return (
    <section className="stack" aria-label={t('bids.defects.title')}>
      <h2>{t('bids.defects.title')}</h2>
      <p className="muted">{t('bids.defects.lead')}</p>
      {bid.defects.map((defect) => (
        <Notice
          key={defect.field}
          tone={defect.curedAt ? 'supply' : 'warn'}
          title={t(`bids.defects.fields.${defect.field}`)}
        >
          <div className="stack">
            <p>{defect.note}</p>
            {defect.curedAt ? (
              <p>{t('bids.defects.cured', { at: formatMoment(defect.curedAt, language) })}</p>
            ) : (
              <p>
                {t('bids.defects.until', { at: formatMoment(defect.dueAt, language) })}{' '}
                <Countdown until={defect.dueAt} now={data?.now} over={t('bids.defects.over')} />
              </p>
            )}
            {!defect.curedAt && bid.actions.includes('cure') && (
              <Cure bid={bid} defect={defect} onChanged={onChanged} />
            )}
          </div>
        </Notice>
      ))}
    </section>
  );
}

function Cure({ bid, defect, onChanged }: BidCuresProps & { defect: BidDefect }) {
  const { t } = useText();
  const [tries, setTries] = useState(0);
  const cure = useMutation({
    mutationFn: (given: { fileId?: string; taxIncluded?: boolean }) =>
      cureDefect(bid.id, { field: defect.field, ...given }),
    onSuccess: onChanged,
  });
  return (
    <div className="stack">
      {defect.field === 'price-tax-flag' ? (
        <div className="row">
          {([true, false] as const).map((taxIncluded) => (
            <Button
              key={String(taxIncluded)}
              small
              busy={cure.isPending}
              onClick={() => cure.mutate({ taxIncluded })}
            >
              {t(`bids.tax.${taxIncluded ? 'yes' : 'no'}`)}
            </Button>
          ))}
        </div>
      ) : (
        <BidFiles
          key={tries}
          bidId={bid.id}
          files={[]}
          purpose="cure"
          onChanged={(fileId) => {
            setTries(tries + 1);
            if (fileId) cure.mutate({ fileId });
          }}
        />
      )}
      {cure.error && <ProblemNotice error={cure.error} />}
    </div>
  );
}
