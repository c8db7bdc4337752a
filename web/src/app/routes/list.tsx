import { useParams } from 'react-router';
import { ListPage } from '../../features/lists/list-page';
import { NotFound } from '../not-found';

export function Component() {
  const { no = '' } = useParams();
  return <ListPage no={no} missing={<NotFound />} />;
}
