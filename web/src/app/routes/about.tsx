export { About as Component } from '../../features/info/about';
