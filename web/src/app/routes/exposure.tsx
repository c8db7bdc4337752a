export { ExposurePage as Component } from '../../features/exposure/exposure-page';
