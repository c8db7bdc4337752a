export { SignInPage as Component } from '../../features/identity/sign-in-page';
