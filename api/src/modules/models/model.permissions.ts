import { definePermission } from '../../platform/http/can.decorator.js';

export const readModels = definePermission(
  'model.read',
  'matchmaker',
  'reviewer',
  'auditor',
  'admin',
);
export const rollBackModels = definePermission('model.roll-back', 'matchmaker', 'admin');
