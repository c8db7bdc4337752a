import { useParams } from 'react-router';
import { ListPage } from '../../features/lists/list-page';
import { ShareButton } from '../../features/share/share-button';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { NotFound } from '../not-found';

export function Component() {
  const { no = '' } = useParams();
  const { t, language } = useText();
  return (
    <ListPage
      no={no}
      missing={<NotFound />}
      tools={(list) => (
        <ShareButton
          shared={{
            ...{ kind: 'list', title: list.title, by: t('lists.issue', { no }), demo: list.demo },
            when: t('common.share.of', { date: formatDate(list.publishedAt, language) }),
          }}
        />
      )}
    />
  );
}
