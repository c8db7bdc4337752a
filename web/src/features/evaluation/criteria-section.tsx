import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { Tag } from '../../ui/tag';
import { CriteriaTable } from './criteria-table';
import { criteriaQuery } from './evaluation-queries';
import './evaluation.css';

/** The criteria on a scenario's public page. */
export function CriteriaSection({ scenarioId }: { scenarioId: string }) {
  const { t } = useText();
  const { data } = useQuery(criteriaQuery(scenarioId));
  if (!data?.frozen) return null;
  return (
    <section
      className="stack evaluation-criteria"
      aria-label={t('evaluation.criteriaTitle')}
      id="criteria"
    >
      <div className="spread">
        <h2>{t('evaluation.criteriaTitle')}</h2>
        {data.standard && <Tag>{t('evaluation.standard')}</Tag>}
      </div>
      <p className="muted">
        {t(data.standard ? 'evaluation.standardNote' : 'evaluation.criteriaLead')}
      </p>
      <CriteriaTable criteria={data.criteria} />
      {data.hash && (
        <p className="small muted evaluation-hash">{t('evaluation.hash', { hash: data.hash })}</p>
      )}
    </section>
  );
}
