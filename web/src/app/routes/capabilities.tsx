export { CapabilityList as Component } from '../../features/capabilities/capability-list';
