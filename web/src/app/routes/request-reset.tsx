export { RequestResetPage as Component } from '../../features/identity/reset-page';
