import { AccountPage } from '../../features/identity/account-page';
import { SignedInOnly } from '../signed-in-only';

export function Component() {
  return (
    <SignedInOnly>
      <AccountPage />
    </SignedInOnly>
  );
}
