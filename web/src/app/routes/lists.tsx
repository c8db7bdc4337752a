export { ListsPage as Component } from '../../features/lists/lists-page';
