export { MeasuresPage as Component } from '../../features/measures/measures-page';
