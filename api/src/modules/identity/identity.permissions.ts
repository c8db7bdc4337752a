import { definePermission } from '../../platform/http/can.decorator.js';

export const reviewOrganisations = definePermission('organisation.review', 'reviewer', 'admin');
export const manageUsers = definePermission('user.manage', 'admin');
