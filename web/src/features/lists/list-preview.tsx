import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { ButtonLink } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { composedListQuery } from './compose-queries';
import { Gazette } from './gazette';

/** A draft, set exactly as it will be published. */
export function ListPreview({ no, missing }: { no: string; missing: ReactNode }) {
  const { t } = useText();
  useTitle(t('compose.previewTitle'));
  const query = useQuery({ ...composedListQuery(no), staleTime: 0 });
  return (
    <div className="stack-l">
      <Notice title={t('compose.previewTitle')}>
        <p>{t('compose.previewNote')}</p>
        <ButtonLink small to={paths.composedList(no)}>
          {t('compose.backToCompose')}
        </ButtonLink>
      </Notice>
      <QueryState query={query} missing={missing}>
        {(list) => <Gazette list={list} />}
      </QueryState>
    </div>
  );
}
