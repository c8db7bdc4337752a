import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProvisionalNote } from '../../lib/provisional-note';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Disclosure } from '../../ui/disclosure';
import { Field } from '../../ui/field';
import { Select } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag } from '../../ui/tag';
import { FieldValue } from './field-value';
import { diffQuery, noticeQuery, versionsQuery } from './own-scenario-queries';
import { scenarioQuery } from './scenario-queries';
import '../../ui/form.css';
import './scenario-versions.css';

/** Every published version, and any two of them side by side, field by field. */
export function ScenarioVersions({ id, missing }: { id: string; missing: ReactNode }) {
  const { t, language } = useText();
  useTitle(t('versions.title'));
  const [params, setParams] = useSearchParams();
  const scenario = useQuery(scenarioQuery(id));
  const query = useQuery(versionsQuery(id));
  const choose = (key: 'n' | 'from', value: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <PageHead
        title={t('versions.title')}
        lead={scenario.data && <Link to={paths.scenario(id)}>{scenario.data.title}</Link>}
      />
      <QueryState query={query} missing={missing}>
        {({ items }) => {
          if (items.length === 0) return <p className="muted">{t('versions.none')}</p>;
          const newest = items[0]?.n ?? 1;
          const n = Number(params.get('n')) || newest;
          const from = Number(params.get('from')) || undefined;
          const options = items.map((one) => ({
            value: String(one.n),
            label: t('versions.one', { n: one.n, at: formatDateTime(one.at, language) }),
          }));
          return (
            <div className="stack-l">
              <div className="form-pair">
                <Field label={t('versions.show')}>
                  {(control) => (
                    <Select
                      {...control}
                      options={options}
                      value={String(n)}
                      onChange={(event) => choose('n', event.target.value)}
                    />
                  )}
                </Field>
                <Field label={t('versions.against')}>
                  {(control) => (
                    <Select
                      {...control}
                      options={options.filter((one) => Number(one.value) < n)}
                      emptyLabel={t('versions.before')}
                      value={from === undefined ? '' : String(from)}
                      onChange={(event) => choose('from', event.target.value)}
                    />
                  )}
                </Field>
              </div>
              {n === 1 ? (
                <Notice>{t('versions.first')}</Notice>
              ) : (
                <Difference id={id} n={n} from={from} />
              )}
              {n > 1 && <ChangeNotice id={id} n={n} />}
              <p className="small muted versions-hash">
                {t('versions.hash')} {items.find((one) => one.n === n)?.hash}
              </p>
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

/** The words in which followers are told of this version. */
function ChangeNotice({ id, n }: { id: string; n: number }) {
  const { t } = useText();
  const { data } = useQuery(noticeQuery(id, n));
  if (!data) return null;
  return (
    <Disclosure summary={t('versions.notice')}>
      <p>
        <strong>{data.subject}</strong>
      </p>
      <p className="prose">{data.text}</p>
    </Disclosure>
  );
}

function Difference({ id, n, from }: { id: string; n: number; from: number | undefined }) {
  const { t, code } = useText();
  const query = useQuery(diffQuery(id, n, from));
  return (
    <QueryState query={query} blocks={2}>
      {(diff) =>
        diff.changes.length === 0 ? (
          <p className="muted">{t('versions.same')}</p>
        ) : (
          <div className="stack">
            {diff.material && <Notice tone="warn">{t('versions.material')}</Notice>}
            {diff.movedDays !== null && (
              <Notice>
                {t('versions.moved', { days: diff.movedDays })}{' '}
                <ProvisionalNote year={diff.provisionalYear} />
              </Notice>
            )}
            {diff.changes.map((change) => (
              <section key={change.field} className="version-change">
                <h2>
                  {code('versions.fields', change.field)}{' '}
                  {change.material && <Tag tone="warn">{t('versions.materialField')}</Tag>}
                </h2>
                <div>
                  <p className="small muted">{t('versions.was', { n: diff.from })}</p>
                  <del>
                    <FieldValue field={change.field} value={change.before} />
                  </del>
                </div>
                <div>
                  <p className="small muted">{t('versions.is', { n: diff.to })}</p>
                  <ins>
                    <FieldValue field={change.field} value={change.after} />
                  </ins>
                </div>
              </section>
            ))}
          </div>
        )
      }
    </QueryState>
  );
}
