import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { formatDate } from '../../lib/format';
import { PagedRows } from '../../lib/paged-rows';
import { paths } from '../../lib/paths';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { claimsQuery, decideClaim } from './own-capability-queries';
import '../../lib/bench.css';

type Claim = components['schemas']['CapabilityClaim'];
type Verdict = Claim['actions'][number];

/** Claims of unclaimed entries: a reviewer decides, a claimant follows and may withdraw. */
export function ClaimsList({ waitingOnly = false }: { waitingOnly?: boolean }) {
  const { t } = useText();
  const query = useInfiniteQuery(claimsQuery(waitingOnly ? 'submitted' : undefined));
  const [deciding, setDeciding] = useState<{ claim: Claim; verdict: Verdict } | null>(null);
  return (
    <>
      <PagedRows
        query={query}
        rowKey={(claim) => claim.id}
        row={(claim) => (
          <Row claim={claim} onDecide={(verdict) => setDeciding({ claim, verdict })} />
        )}
        empty={<p className="muted">{t('claims.none')}</p>}
      />
      {deciding && <Decide {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

function Row({ claim, onDecide }: { claim: Claim; onDecide: (verdict: Verdict) => void }) {
  const { t, language } = useText();
  return (
    <div className="bench-row bench-row-supply">
      <div>
        <p className="bench-row-title">
          <Link to={paths.capability(claim.capabilityId)}>{claim.capabilityTitle}</Link>
        </p>
        <p className="bench-row-meta">
          <Tag tone={claim.state === 'accepted' ? 'supply' : 'plain'}>
            {t(`claims.states.${claim.state}`)}
          </Tag>
          <span>{t('claims.by', { name: claim.organisation.name })}</span>
          {claim.makerName && <span>{t('claims.maker', { name: claim.makerName })}</span>}
          <time dateTime={claim.createdAt}>{formatDate(claim.createdAt, language)}</time>
        </p>
        <p className="small">{claim.statement}</p>
        {claim.note && (
          <p className="small muted">
            {t('capabilityForm.reviewerSaid')} {claim.note}
          </p>
        )}
      </div>
      <div className="row">
        {claim.actions.map((verdict) => (
          <Button
            key={verdict}
            small
            look={verdict === 'accept' ? 'primary' : 'plain'}
            onClick={() => onDecide(verdict)}
          >
            {t(`claims.verdicts.${verdict}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Decide({
  claim,
  verdict,
  onClose,
}: {
  claim: Claim;
  verdict: Verdict;
  onClose: () => void;
}) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  return (
    <DecideDialog
      title={t(`claims.verdicts.${verdict}`)}
      lead={t(`claims.verdictLeads.${verdict}`, {
        name: claim.organisation.name,
        title: claim.capabilityTitle,
      })}
      noteLabel={t('bench.note')}
      noteRequired={() => verdict === 'reject'}
      confirmLabel={t(`claims.verdicts.${verdict}`)}
      onConfirm={async ({ note }) => {
        await decideClaim(claim.id, { decision: verdict, note });
        say(t('bench.decided'));
        await client.invalidateQueries({ queryKey: ['claims'] });
      }}
      onClose={onClose}
    />
  );
}
