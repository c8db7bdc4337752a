import type { ReactNode } from 'react';
import type { Evidence } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { daysUntil, formatDate } from '../../lib/format';
import { useTaxonomy } from '../../lib/taxonomy';
import { Tag, type Tone } from '../../ui/tag';
import { EvidenceGround, EvidenceProof } from './evidence-proof';
import '../../lib/bench.css';

const SOON_DAYS = 60;
const tones: Record<Evidence['state'], Tone> = {
  submitted: 'plain',
  verified: 'supply',
  rejected: 'warn',
  expired: 'warn',
};

/** Whether a piece of evidence lapses within two months; expired evidence satisfies no hard rule. */
export function isExpiring(evidence: Evidence, now: Date): boolean {
  if (!evidence.validUntil || evidence.state === 'expired' || evidence.state === 'rejected')
    return false;
  return daysUntil(evidence.validUntil, now) <= SOON_DAYS;
}

interface EvidenceItemProps {
  evidence: Evidence;
  /** Whose it is, in a queue. */
  of?: ReactNode;
  children?: ReactNode;
}

/** One piece of evidence on a row: what, by whom, until when, and what the reviewer said. */
export function EvidenceItem({ evidence, of, children }: EvidenceItemProps) {
  const { t, language, code } = useText();
  const { label } = useTaxonomy();
  const until = formatDate(evidence.validUntil, language);
  return (
    <div className="bench-row">
      <div>
        <p className="bench-row-title">{evidence.title}</p>
        <p className="bench-row-meta">
          <Tag tone={tones[evidence.state]}>
            {code('capabilities.evidenceStates', evidence.state)}
          </Tag>
          {isExpiring(evidence, new Date()) && (
            <Tag tone="warn">{t('capabilityForm.expiring')}</Tag>
          )}
          <span>{label('evidence-kind', evidence.kind)}</span>
          <span>{evidence.issuer}</span>
          {evidence.number && <span>{evidence.number}</span>}
          <span>
            {until ? t('capabilityForm.validUntil', { date: until }) : t('capabilities.noLimit')}
          </span>
          <EvidenceProof evidence={evidence} />
          {of}
        </p>
        <EvidenceGround evidence={evidence} />
      </div>
      <div className="row">{children}</div>
    </div>
  );
}
