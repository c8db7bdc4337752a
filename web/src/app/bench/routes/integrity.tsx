export { FlagsPage as Component } from '../../../features/integrity/flags-page';
