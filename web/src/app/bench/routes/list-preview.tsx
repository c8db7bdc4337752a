import { useParams } from 'react-router';
import { ListPreview } from '../../../features/lists/list-preview';
import { NotFound } from '../../not-found';

export function Component() {
  const { no = '' } = useParams();
  return <ListPreview key={no} no={no} missing={<NotFound />} />;
}
