export { SavedSearches as Component } from '../../../features/saved-searches/saved-searches';
