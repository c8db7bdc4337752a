import { useText } from '../../i18n/use-text';
import { Field } from '../../ui/field';
import { TextArea } from '../../ui/inputs';
import { Tag } from '../../ui/tag';
import type { Consensus } from './evaluation-queries';
import { ScoreInput, useValueText } from './score-input';
import { percent } from './shares';

export interface WrittenBid {
  strengths: string;
  improvements: string;
  scores: Record<string, { value: number | null; reason: string }>;
}

interface ConsensusBidProps {
  consensus: Consensus;
  bid: Consensus['bids'][number];
  written: WrittenBid;
  /** Null for those who read. */
  onChange: ((written: WrittenBid) => void) | null;
}

/** One bid in the consensus: every member's value, the divergences with what was agreed, the words for the bidder. */
export function ConsensusBid({ consensus, bid, written, onChange }: ConsensusBidProps) {
  const { t } = useText();
  const title = t('evaluation.bidNumber', { n: bid.number });
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      <div>
        {bid.criteria.map((row) => (
          <Row key={row.criterionId} {...{ consensus, row, written, onChange }} />
        ))}
      </div>
      {(['strengths', 'improvements'] as const).map((kind) =>
        onChange ? (
          <Field key={kind} label={t(`evaluation.${kind}`)} required>
            {(control) => (
              <TextArea
                {...control}
                rows={3}
                maxLength={2000}
                value={written[kind]}
                onChange={(event) => onChange({ ...written, [kind]: event.target.value })}
              />
            )}
          </Field>
        ) : (
          <div key={kind}>
            <h3>{t(`evaluation.${kind}`)}</h3>
            <p className="prose">{written[kind] || '—'}</p>
          </div>
        ),
      )}
    </section>
  );
}

function Row({
  consensus,
  row,
  written,
  onChange,
}: Omit<ConsensusBidProps, 'bid'> & { row: Consensus['bids'][number]['criteria'][number] }) {
  const { t } = useText();
  const textOf = useValueText();
  const criterion = consensus.criteria.criteria.find(({ key }) => key === row.criterionId);
  if (!criterion) return null;
  const agreed = written.scores[criterion.key] ?? { value: null, reason: '' };
  const put = (by: Partial<typeof agreed>) =>
    onChange?.({
      ...written,
      scores: { ...written.scores, [criterion.key]: { ...agreed, ...by } },
    });
  return (
    <fieldset className="evaluation-criterion">
      <legend>
        {criterion.title}{' '}
        {row.divergent && <Tag tone="warn">{t(`evaluation.divergent.${row.divergent}`)}</Tag>}
      </legend>
      <div className="stack">
        <ul className="evaluation-given">
          {row.given.map((one) => (
            <li key={one.no}>
              {t('evaluation.no', { no: one.no })}{' '}
              <strong className="figures">{textOf(criterion, one.value)}</strong>
              {one.note && <span className="evaluation-guidance">{one.note}</span>}
            </li>
          ))}
          <li className="muted">{t('evaluation.mean', { share: percent(row.mean) })}</li>
        </ul>
        {row.divergent && !onChange && agreed.value !== null && (
          <p>
            {t('evaluation.agreed')} <strong>{textOf(criterion, agreed.value)}</strong>
            {' · '}
            {agreed.reason}
          </p>
        )}
        {row.divergent && onChange && (
          <>
            <p className="small">{t('evaluation.agreed')}</p>
            <ScoreInput
              criterion={criterion}
              value={agreed.value}
              disabled={false}
              onChange={(value) => put({ value })}
            />
            <Field label={t('evaluation.agreedReason')} required>
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  maxLength={1000}
                  value={agreed.reason}
                  onChange={(event) => put({ reason: event.target.value })}
                />
              )}
            </Field>
          </>
        )}
      </div>
    </fieldset>
  );
}
