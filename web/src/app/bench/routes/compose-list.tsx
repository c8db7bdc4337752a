import { useParams } from 'react-router';
import { ComposeList } from '../../../features/lists/compose-list';
import { NotFound } from '../../not-found';

export function Component() {
  const { no = '' } = useParams();
  return <ComposeList key={no} no={no} missing={<NotFound />} />;
}
