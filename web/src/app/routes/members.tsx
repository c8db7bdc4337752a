import { MembersPage } from '../../features/identity/members-page';
import { SignedInOnly } from '../signed-in-only';

export function Component() {
  return (
    <SignedInOnly>
      <MembersPage />
    </SignedInOnly>
  );
}
