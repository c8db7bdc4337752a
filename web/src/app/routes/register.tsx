export { RegisterPage as Component } from '../../features/identity/register-page';
