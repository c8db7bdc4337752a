export { PreferencesPage as Component } from '../../../features/messages/preferences-page';
