import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { useToast } from '../../ui/toast';
import { EvidenceItem } from './evidence-item';
import { evidenceQueueQuery, reviewEvidence } from './own-capability-queries';

type Queued = components['schemas']['QueuedEvidence'];
type Verdict = 'verify' | 'reject';

/** Evidence that waits for a reviewer, longest waiting first. */
export function EvidenceQueue() {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const query = useQuery(evidenceQueueQuery);
  const [deciding, setDeciding] = useState<{ one: Queued; verdict: Verdict } | null>(null);
  const decide = async (note: string) => {
    if (!deciding) return;
    await reviewEvidence(deciding.one.id, { decision: deciding.verdict, note });
    say(t('bench.decided'));
    await client.invalidateQueries({ queryKey: evidenceQueueQuery.queryKey });
  };
  return (
    <QueryState query={query} blocks={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="muted">{t('review.nothing')}</p>
        ) : (
          <>
            <ul className="bench-rows">
              {items.map((one) => (
                <li key={one.id}>
                  <EvidenceItem
                    evidence={one}
                    of={
                      <>
                        <Link to={paths.capability(one.capabilityId)}>{one.capabilityTitle}</Link>
                        <span>{one.organisationName}</span>
                      </>
                    }
                  >
                    {(['verify', 'reject'] as const)
                      .filter((verdict) => one.actions.includes(verdict))
                      .map((verdict) => (
                        <Button
                          key={verdict}
                          small
                          look={verdict === 'verify' ? 'primary' : 'plain'}
                          onClick={() => setDeciding({ one, verdict })}
                        >
                          {t(`review.evidence.${verdict}`)}
                        </Button>
                      ))}
                  </EvidenceItem>
                </li>
              ))}
            </ul>
            {deciding && (
              <DecideDialog
                title={t(`review.evidence.${deciding.verdict}`)}
                lead={t(`review.evidenceLead.${deciding.verdict}`, { title: deciding.one.title })}
                noteLabel={t('bench.note')}
                noteRequired={() => deciding.verdict === 'reject'}
                confirmLabel={t(`review.evidence.${deciding.verdict}`)}
                onConfirm={({ note }) => decide(note)}
                onClose={() => setDeciding(null)}
              />
            )}
          </>
        )
      }
    </QueryState>
  );
}
