import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { PagedRows } from '../../lib/paged-rows';
import { paths } from '../../lib/paths';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { useToast } from '../../ui/toast';
import { EvidenceItem } from './evidence-item';
import { EvidenceProof, hasProof } from './evidence-proof';
import { evidenceQueueQuery, reviewEvidence } from './own-capability-queries';

type Queued = components['schemas']['QueuedEvidence'];
type Verdict = 'verify' | 'reject';

/** Evidence that waits for a reviewer, longest waiting first. */
export function EvidenceQueue() {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const query = useInfiniteQuery(evidenceQueueQuery());
  const [deciding, setDeciding] = useState<{ one: Queued; verdict: Verdict } | null>(null);
  const [until, setUntil] = useState('');
  const begin = (one: Queued, verdict: Verdict) => {
    setUntil(one.validUntil ?? '');
    setDeciding({ one, verdict });
  };
  const decide = async (ground: string) => {
    if (!deciding) return;
    const { one, verdict } = deciding;
    const held = verdict === 'verify' ? { validUntil: until || null } : {};
    await reviewEvidence(one.id, { decision: verdict, ground, ...held }, one.version);
    say(t('bench.decided'));
    await client.invalidateQueries({ queryKey: ['review-evidence'] });
  };
  return (
    <>
      <PagedRows
        query={query}
        rowKey={(one) => one.id}
        row={(one) => (
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
                  onClick={() => begin(one, verdict)}
                >
                  {t(`review.evidence.${verdict}`)}
                </Button>
              ))}
          </EvidenceItem>
        )}
        empty={<p className="muted">{t('review.nothing')}</p>}
      />
      {deciding && (
        <DecideDialog
          title={t(`review.evidence.${deciding.verdict}`)}
          lead={t(`review.evidenceLead.${deciding.verdict}`, { title: deciding.one.title })}
          noteLabel={t('review.evidenceGround')}
          noteRequired={() => true}
          confirmLabel={t(`review.evidence.${deciding.verdict}`)}
          onConfirm={({ note }) => decide(note)}
          onClose={() => setDeciding(null)}
        >
          <Shown evidence={deciding.one} />
          {deciding.verdict === 'verify' && (
            <Field
              label={t('capabilityForm.evidenceFields.validUntil')}
              help={t('review.evidenceUntil')}
              optionalText={t('common.optional')}
            >
              {(control) => (
                <TextInput
                  {...control}
                  type="date"
                  value={until}
                  onChange={(event) => setUntil(event.target.value)}
                />
              )}
            </Field>
          )}
        </DecideDialog>
      )}
    </>
  );
}

/** What there is to look at, once more beside the decision; or that there is nothing but words. */
function Shown({ evidence }: { evidence: Queued }) {
  const { t } = useText();
  if (!hasProof(evidence)) return <Notice tone="warn" title={t('review.evidenceBare')} />;
  return (
    <p className="row">
      <EvidenceProof evidence={evidence} />
    </p>
  );
}
