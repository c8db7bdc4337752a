import { BeginDraft } from '../../lib/begin-draft';
import { paths } from '../../lib/paths';
import { draftCapability } from './own-capability-queries';

export const NewCapability = () => (
  <BeginDraft
    texts="capabilityForm"
    side="supplies"
    draft={draftCapability}
    editPath={paths.editCapability}
  />
);
