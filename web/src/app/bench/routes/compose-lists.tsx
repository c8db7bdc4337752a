export { ComposeLists as Component } from '../../../features/lists/compose-lists';
