export { PreviewsPage as Component } from '../../../features/messages/previews-page';
