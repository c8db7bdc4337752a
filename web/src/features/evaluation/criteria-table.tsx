import { useText } from '../../i18n/use-text';
import { formatMoney } from '../../lib/format';
import { Facts } from '../../ui/card';
import { DataTable } from '../../ui/data-table';
import type { Criteria, Criterion } from './evaluation-queries';
import { percent } from './shares';

/** Criteria as everybody reads them: what counts how much, on which scale, and the rules of price and ties. */
export function CriteriaTable({ criteria: given }: { criteria: Criteria }) {
  const { t, language } = useText();
  const { criteria, price, techniqueThreshold, tieRule } = given;
  return (
    <div className="stack">
      <DataTable
        caption={t('evaluation.criteriaTitle')}
        captionHidden
        rows={criteria}
        rowKey={(one) => one.key}
        columns={[
          { key: 'title', title: t('evaluation.technique'), cell: (one) => <Named one={one} /> },
          {
            key: 'weight',
            title: t('evaluation.weight'),
            numeric: true,
            cell: (one) => percent(one.weight),
          },
          { key: 'scale', title: t('evaluation.scale'), cell: (one) => <ScaleText one={one} /> },
        ]}
      />
      <Facts
        items={[
          [
            t('evaluation.price'),
            `${t('evaluation.weightOf', { share: percent(price.weight) })} · ${t(`evaluation.formulas.${price.formula}`)}`,
          ],
          [
            t('evaluation.limit'),
            price.limitFen === null || price.formula === 'lowest-price'
              ? null
              : formatMoney(price.limitFen, language),
          ],
          [
            t('evaluation.techniqueThreshold'),
            techniqueThreshold === null
              ? null
              : t('evaluation.techniqueThresholdOf', { share: percent(techniqueThreshold) }),
          ],
          [t('evaluation.tieRule'), t(`evaluation.tieRules.${tieRule}`)],
        ]}
      />
      <p className="small muted">{t('evaluation.formulaSource')}</p>
    </div>
  );
}

function Named({ one }: { one: Criterion }) {
  return (
    <>
      {one.title}
      {one.guidance && <span className="evaluation-guidance">{one.guidance}</span>}
    </>
  );
}

function ScaleText({ one }: { one: Criterion }) {
  const { t } = useText();
  const { scale, threshold } = one;
  const text =
    scale.kind === 'rating'
      ? scale.levels.map((level) => `${level.name} ${percent(level.share)}%`).join(' · ')
      : scale.kind === 'numeric'
        ? t('evaluation.scales.numeric', { max: scale.max })
        : t('evaluation.scales.yes-no');
  return (
    <>
      {text}
      {threshold !== null && (
        <span className="evaluation-guidance">
          {t('evaluation.thresholdOf', { share: percent(threshold) })}
        </span>
      )}
    </>
  );
}
