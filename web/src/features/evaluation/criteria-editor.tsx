import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { DraftStatus } from '../../lib/draft-status';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useDraft } from '../../lib/use-draft';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { useToast } from '../../ui/toast';
import { CriteriaTable } from './criteria-table';
import { CriterionFields } from './criterion-fields';
import {
  criteriaQuery,
  saveCriteria,
  type Criteria,
  type CriteriaView,
  type Criterion,
} from './evaluation-queries';
import { PriceFields } from './price-fields';
import { percent } from './shares';
import './evaluation.css';

/** The publisher's page of criteria: saved as one types while a draft, published as a change while open. */
export function CriteriaEditor({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  const query = useQuery({ ...criteriaQuery(id), staleTime: 0, refetchOnMount: 'always' });
  const fresh = query.isFetchedAfterMount || query.error !== null;
  return (
    <QueryState
      query={fresh ? query : ({ ...query, data: undefined } as typeof query)}
      missing={missing}
    >
      {(view) => (
        <>
          <PageHead
            title={t('evaluation.criteriaTitle')}
            lead={t('evaluation.criteriaLead')}
            actions={<Link to={paths.scenario(id)}>{t('scenarios.one')}</Link>}
          />
          {view.actions.includes('edit') ? (
            <Editor key={id} id={id} view={view} />
          ) : (
            <CriteriaTable criteria={view.criteria} />
          )}
        </>
      )}
    </QueryState>
  );
}

function Editor({ id, view }: { id: string; view: CriteriaView }) {
  const { t } = useText();
  const client = useQueryClient();
  const say = useToast();
  const [given, setGiven] = useState<Criteria>(view.criteria);
  const auto = !view.frozen;
  const draft = useDraft<CriteriaView>(
    {
      saved: { ...view.criteria },
      version: view.version,
      current: () => ({ ...given }),
      // The rules hold for the whole, so the whole is sent.
      send: (_changed, version) => saveCriteria(id, given, version),
      onSaved: (saved) => client.setQueryData(criteriaQuery(id).queryKey, saved),
    },
    auto,
  );
  const change = (next: Criteria) => {
    setGiven(next);
    draft.touch();
  };
  const put = (index: number, next: Criterion | null) =>
    change({
      ...given,
      criteria: given.criteria.flatMap((one, i) => (i === index ? (next ?? []) : one)),
    });
  const publish = async () => {
    if (await draft.flush()) say(t('evaluation.saveOpen'));
  };
  const takeTheirs = async () => {
    await client.invalidateQueries({ queryKey: criteriaQuery(id).queryKey });
    window.location.reload();
  };
  const keepMine = async () => {
    const now = await client.fetchQuery({ ...criteriaQuery(id), staleTime: 0 });
    await draft.rebase(now.version, { ...now.criteria });
  };
  return (
    <form className="stack-l" onSubmit={(event) => event.preventDefault()}>
      {view.standard && !view.frozen && <Notice>{t('evaluation.draftStandard')}</Notice>}
      {view.frozen && <Notice tone="warn">{t('evaluation.openWarning')}</Notice>}
      <section className="stack" aria-label={t('evaluation.technique')}>
        <h2>{t('evaluation.technique')}</h2>
        {given.criteria.map((one, index) => (
          <CriterionFields
            key={one.key}
            criterion={one}
            faults={faultsUnder(draft.faults, `criteria/${index}`)}
            onChange={(next) => put(index, next)}
            onRemove={() => put(index, null)}
          />
        ))}
        {given.criteria.length < 15 && (
          <div>
            <Button
              onClick={() => change({ ...given, criteria: [...given.criteria, fresh(given)] })}
            >
              {t('evaluation.addCriterion')}
            </Button>
          </div>
        )}
      </section>
      <PriceFields criteria={given} faults={draft.faults} onChange={change} />
      <Total criteria={given} />
      <DraftStatus
        draft={draft}
        auto={auto}
        onKeepMine={() => void keepMine()}
        onTakeTheirs={() => void takeTheirs()}
      />
      {view.frozen && (
        <div>
          <Button look="primary" onClick={() => void publish()}>
            {t('evaluation.saveOpen')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** What the weights come to, always in sight. */
function Total({ criteria }: { criteria: Criteria }) {
  const { t } = useText();
  const total =
    criteria.criteria.reduce((sum, { weight }) => sum + weight, 0) + criteria.price.weight;
  const rest = percent(Math.abs(10_000 - total));
  const note =
    total === 10_000
      ? t('evaluation.totalRight')
      : t(total < 10_000 ? 'evaluation.totalOff' : 'evaluation.totalOver', { rest });
  return (
    <p className="evaluation-total" role="status">
      <strong className="figures">{t('evaluation.total', { total: percent(total) })}</strong>
      {'　'}
      <span className={total === 10_000 ? 'muted' : 'field-error'}>{note}</span>
    </p>
  );
}

/** Faults of one criterion, by the name of its field. */
function faultsUnder(faults: Readonly<Record<string, string>>, path: string) {
  return Object.fromEntries(
    Object.entries(faults).flatMap(([key, text]) =>
      key.startsWith(`${path}/`) ? [[key.slice(path.length + 1), text]] : [],
    ),
  );
}

/** A new criterion under a key that nobody has. */
function fresh({ criteria }: Criteria): Criterion {
  let n = criteria.length + 1;
  while (criteria.some(({ key }) => key === `c${n}`)) n++;
  return {
    ...{ key: `c${n}`, title: '', guidance: '', weight: 0, threshold: null },
    scale: { kind: 'numeric', max: 100 },
  };
}
