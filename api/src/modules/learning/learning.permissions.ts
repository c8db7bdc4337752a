import { definePermission } from '../../platform/http/can.decorator.js';

export const readLearning = definePermission(
  'learning.read',
  'matchmaker',
  'reviewer',
  'auditor',
  'admin',
);
