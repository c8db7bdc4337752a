export { OrganisationList as Component } from '../../features/organisations/organisation-list';
