import { useParams } from 'react-router';
import { CaseDetail } from '../../features/cases/case-detail';
import { ShareButton } from '../../features/share/share-button';
import { CopyLink } from '../../lib/copy-link';
import { NotFound } from '../not-found';

export function Component() {
  const { id = '' } = useParams();
  return (
    <CaseDetail
      id={id}
      actions={(one) => (
        <>
          <ShareButton
            shared={{
              ...{ kind: 'case', title: one.title, demo: one.demo },
              by: one.organisationName,
              when: one.year === null ? '' : String(one.year),
            }}
          />
          <CopyLink />
        </>
      )}
      missing={<NotFound />}
    />
  );
}
