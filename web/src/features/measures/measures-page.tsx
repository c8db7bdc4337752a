import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { Measure } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatMoney } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import './measures.css';

const measuresQuery = queryOptions({
  queryKey: ['measures'],
  staleTime: Infinity,
  queryFn: () => read(api.GET('/api/v1/measures')),
});

/** The sixteen measures of the policy, by chapter. */
export function MeasuresPage() {
  const { t } = useText();
  useTitle(t('measures.title'));
  const query = useQuery(measuresQuery);
  return (
    <div className="page">
      <PageHead title={t('measures.title')} lead={t('measures.lead')} />
      <Notice>{t('measures.upTo')}</Notice>
      <QueryState query={query}>
        {(answer) => (
          <>
            {[...new Set(answer.items.map((measure) => measure.chapter))].map((chapter) => (
              <Chapter
                key={chapter}
                title={chapter}
                measures={answer.items.filter((measure) => measure.chapter === chapter)}
              />
            ))}
          </>
        )}
      </QueryState>
    </div>
  );
}

function Chapter({ title, measures }: { title: string; measures: readonly Measure[] }) {
  const { t, language } = useText();
  return (
    <section className="chapter">
      <h2 lang="zh-CN">{title}</h2>
      <ol className="plain-list" lang="zh-CN">
        {measures.map((measure) => (
          <li key={measure.no} className={measure.no === 16 ? 'measure measure-this' : 'measure'}>
            <p className="measure-no figures">{measure.no}</p>
            <div className="stack">
              <h3>{measure.title}</h3>
              <p className="muted">{measure.keywords.join('、')}</p>
              <Tags>
                {measure.capFen !== null && (
                  <Tag tone="strong">
                    {t('measures.cap', {
                      money: formatMoney(measure.capFen, language),
                      per: measure.capPer ?? '',
                    })}
                  </Tag>
                )}
                {measure.units.map((unit) => (
                  <Tag key={unit}>{unit}</Tag>
                ))}
              </Tags>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
