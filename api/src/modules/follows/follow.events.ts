import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

const follow = z.object({
  scenarioId: z.uuid(),
  /** The organisation that follows; null when a person does (the actor of the event). */
  organisationId: z.uuid().nullable(),
});
/** Subject: the scenario. */
export const ScenarioFollowed = defineEvent('follow.started', follow);
export const ScenarioUnfollowed = defineEvent('follow.ended', follow);
