import type { Evidence } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { useTaxonomy } from '../../lib/taxonomy';
import { DataTable } from '../../ui/data-table';
import { Tag, type Tone } from '../../ui/tag';
import { EvidenceGround, EvidenceProof, hasProof } from './evidence-proof';

const tones: Record<string, Tone> = { verified: 'supply', rejected: 'warn', expired: 'warn' };

/** Certificates, reports and cases with who issued them and how long they hold; papers where the reader gets them. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const { t, language, code } = useText();
  const { label } = useTaxonomy();
  if (evidence.length === 0) return <p className="muted">{t('capabilities.noEvidence')}</p>;
  const papers = {
    key: 'papers',
    title: t('capabilityForm.papers'),
    cell: (row: Evidence) => (
      <div className="stack">
        <EvidenceProof evidence={row} />
        <EvidenceGround evidence={row} />
      </div>
    ),
  };
  return (
    <DataTable
      caption={t('capabilities.evidence')}
      captionHidden
      rows={evidence}
      rowKey={(row) => row.id}
      columns={[
        { key: 'title', title: t('capabilities.evidenceTitle'), cell: (row) => row.title },
        {
          key: 'kind',
          title: t('capabilities.evidenceKind'),
          cell: (row) => label('evidence-kind', row.kind),
        },
        { key: 'issuer', title: t('capabilities.issuer'), cell: (row) => row.issuer },
        {
          key: 'until',
          title: t('capabilities.validUntil'),
          cell: (row) => formatDate(row.validUntil, language) || t('capabilities.noLimit'),
        },
        ...(evidence.some((one) => hasProof(one) || one.reviewGround) ? [papers] : []),
        {
          key: 'state',
          title: t('capabilities.evidenceState'),
          cell: (row) => (
            <Tag tone={tones[row.state] ?? 'plain'}>
              {code('capabilities.evidenceStates', row.state)}
            </Tag>
          ),
        },
      ]}
    />
  );
}
