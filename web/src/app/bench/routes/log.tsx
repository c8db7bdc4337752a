export { LogPage as Component } from '../../../features/integrity/log-page';
