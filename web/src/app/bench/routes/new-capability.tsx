export { NewCapability as Component } from '../../../features/capabilities/new-capability';
