import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { formatDateTime } from '../../lib/format';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { Effect } from './effect';
import { decideForm, formsQuery, withdrawForm, type ThesaurusForm } from './thesaurus-queries';

/** Proposed or decided forms, each with who and why; a reviewer sees the effect before deciding. */
export function FormList({ state }: { state: ThesaurusForm['state'][] }) {
  const { t } = useText();
  const query = useInfiniteQuery({ ...formsQuery(state), staleTime: 0 });
  if (query.error && !query.data)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton blocks={2} label={t('common.loading')} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Empty title={t('thesaurus.none')}>
        <p>{t('thesaurus.noneNext')}</p>
      </Empty>
    );
  return (
    <>
      <ul className="bench-rows">
        {items.map((form) => (
          <li key={form.id}>
            <FormRow form={form} />
          </li>
        ))}
      </ul>
      <More
        shownText={t('common.shown', {
          shown: items.length,
          total: query.data.pages[0]?.total ?? items.length,
        })}
        moreText={t('common.more')}
        hasMore={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}

function FormRow({ form }: { form: ThesaurusForm }) {
  const { t, language } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [deciding, setDeciding] = useState<'approve' | 'reject' | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['thesaurus'] });
  const withdraw = useMutation({ mutationFn: withdrawForm, onSuccess: refresh });
  const concept = language === 'en' ? form.concept.en : form.concept.zh;
  const may = (action: ThesaurusForm['actions'][number]) => form.actions.includes(action);
  return (
    <article className="bench-row" aria-label={form.form}>
      <div>
        <p className="bench-row-title">
          {form.form} <Tag>{t(`thesaurus.kinds.${form.kind}`)}</Tag> {concept}
        </p>
        <p>{form.why}</p>
        <p className="small muted">
          {t(`thesaurus.states.${form.state}`)} · {form.proposedBy} ·{' '}
          {formatDateTime(form.proposedAt, language)}
          {form.source === 'mined' && ` · ${t('thesaurus.fromPairs')}`}
          {form.decidedBy &&
            ` · ${t('thesaurus.decidedBy', {
              name: form.decidedBy,
              day: formatDateTime(form.decidedAt, language),
            })}`}
          {form.decisionNote && ` · ${form.decisionNote}`}
        </p>
        {withdraw.error && <ProblemNotice error={withdraw.error} />}
      </div>
      <div className="row">
        {may('approve') && (
          <Button small look="primary" onClick={() => setDeciding('approve')}>
            {t('thesaurus.approve')}
          </Button>
        )}
        {may('reject') && (
          <Button small onClick={() => setDeciding('reject')}>
            {t('thesaurus.reject')}
          </Button>
        )}
        {may('withdraw') && (
          <Button small busy={withdraw.isPending} onClick={() => withdraw.mutate(form.id)}>
            {t('thesaurus.withdraw')}
          </Button>
        )}
      </div>
      {deciding && (
        <DecideDialog
          title={t(`thesaurus.${deciding}`)}
          lead={
            <>
              <strong>{form.form}</strong> → {concept}
            </>
          }
          noteLabel={t('bench.note')}
          noteRequired={() => deciding === 'reject'}
          confirmLabel={t(`thesaurus.${deciding}`)}
          onConfirm={async ({ note }) => {
            await decideForm(form.id, { decision: deciding, note });
            say(t(`thesaurus.done.${deciding}`));
            await refresh();
          }}
          onClose={() => setDeciding(null)}
        >
          {deciding === 'approve' && (
            <Effect concept={form.concept.id} form={form.form} kind={form.kind} />
          )}
        </DecideDialog>
      )}
    </article>
  );
}
