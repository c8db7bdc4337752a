import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ListDetail } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button, ButtonLink } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { ComposedEntries } from './composed-entries';
import { ComposedHead } from './composed-head';
import { ListCandidates } from './list-candidates';
import { composedListQuery, publishList } from './compose-queries';
import '../../lib/bench.css';

/** One list in the making: its entries in order, what may be added, and freezing it with a hash. */
export function ComposeList({ no, missing }: { no: string; missing: ReactNode }) {
  const { t } = useText();
  useTitle(t('compose.title'));
  const query = useQuery({ ...composedListQuery(no), staleTime: 0 });
  return (
    <QueryState query={query} missing={missing}>
      {(list) => <Composer list={list} />}
    </QueryState>
  );
}

function Composer({ list }: { list: ListDetail }) {
  const { t } = useText();
  const client = useQueryClient();
  const say = useToast();
  const [freezing, setFreezing] = useState(false);
  const keep = (next: ListDetail) => {
    client.setQueryData(composedListQuery(list.no).queryKey, next);
    void client.invalidateQueries({ queryKey: ['lists'] });
  };
  const mayEdit = list.actions.includes('edit');
  return (
    <>
      <PageHead
        marks={
          <Tags>
            <Tag>{t(`lists.levels.${list.level}`)}</Tag>
            <Tag tone="strong">{t(`compose.states.${list.state}`)}</Tag>
          </Tags>
        }
        title={list.title}
        lead={`${list.no} · ${t('lists.entries', { count: list.entries.length })}`}
        actions={
          <>
            {list.state === 'draft' && (
              <ButtonLink to={paths.listPreview(list.no)}>{t('compose.preview')}</ButtonLink>
            )}
            {list.actions.includes('publish') && (
              <Button look="primary" onClick={() => setFreezing(true)}>
                {t('compose.freeze')}
              </Button>
            )}
            {list.state === 'published' && (
              <ButtonLink to={paths.list(list.no)}>{t('compose.seePublic')}</ButtonLink>
            )}
          </>
        }
      />
      <div className="stack-l">
        <Frozen list={list} />
        {mayEdit && <ComposedHead key={list.version} list={list} onChanged={keep} />}
        <section className="stack" aria-labelledby="compose-entries">
          <h2 id="compose-entries">{t('compose.entries')}</h2>
          <ComposedEntries list={list} mayEdit={mayEdit} onChanged={keep} />
        </section>
        {mayEdit && <ListCandidates list={list} onChanged={keep} />}
      </div>
      {freezing && (
        <DecideDialog
          title={t('compose.freeze')}
          lead={t('compose.freezeLead', { count: list.entries.length, no: list.no })}
          confirmLabel={t('compose.freeze')}
          onConfirm={async () => {
            keep(await publishList(list.no));
            say(t('compose.frozen'));
          }}
          onClose={() => setFreezing(false)}
        />
      )}
    </>
  );
}

function Frozen({ list }: { list: ListDetail }) {
  const { t, language } = useText();
  if (!list.hash) return null;
  return (
    <Notice title={t('compose.frozenAt', { at: formatDateTime(list.publishedAt, language) })}>
      <p className="small">SHA-256 {list.hash}</p>
      {list.verification && <p className="small muted">{list.verification.how}</p>}
    </Notice>
  );
}
