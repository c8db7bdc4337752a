import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { useTaxonomy } from '../../lib/taxonomy';
import { Tag } from '../../ui/tag';

/** What the demand side opens: data with its grade, compute, a site, a sandbox, funds. */
export function Resources({ resources }: { resources: Scenario['resources'] }) {
  const { t } = useText();
  const { label } = useTaxonomy();
  if (resources.length === 0) return <p className="muted">{t('scenarios.noResources')}</p>;
  return (
    <ul className="plain-list resources">
      {resources.map((resource) => (
        <li key={`${resource.kind}${resource.description}`}>
          <strong>{label('resource-kind', resource.kind)}</strong>
          <span>{resource.description}</span>
          {resource.dataGrade && (
            <Tag>
              {t('scenarios.dataGradeOf', { grade: label('data-grade', resource.dataGrade) })}
            </Tag>
          )}
        </li>
      ))}
    </ul>
  );
}
