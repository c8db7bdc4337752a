import { visitor, type Actor } from '../../platform/http/actor.js';
import {
  organisationLifecycle,
  relationsTo,
  type OrganisationState,
} from './organisation.lifecycle.js';

const here = 'organisation';
const actor = (role: 'owner' | 'editor' | null, roles: string[] = []): Actor => ({
  ...visitor(),
  userId: 'user',
  roles,
  memberships: role ? [{ organisationId: here, role, approved: true }] : [],
});
const may = (state: OrganisationState, who: Actor) =>
  organisationLifecycle.actions({ state }, relationsTo(who, here), new Date(0));

describe('organisation lifecycle', () => {
  it.each<[OrganisationState, string[]]>([
    ['pending', ['edit', 'manage-members', 'withdraw']],
    ['approved', ['edit', 'manage-members']],
    ['rejected', ['edit']],
    ['suspended', []],
  ])('of a %s one lets its owner %j', (state, actions) => {
    expect(may(state, actor('owner'))).toEqual(actions);
    expect(may(state, actor('editor'))).toEqual([]);
    expect(may(state, visitor())).toEqual([]);
  });
  it.each<[OrganisationState, string[]]>([
    ['pending', ['approve', 'reject']],
    ['approved', ['suspend']],
    ['rejected', []],
    ['suspended', ['reinstate']],
  ])('of a %s one lets a reviewer %j, but no reviewer who belongs to it', (state, actions) => {
    expect(may(state, actor(null, ['reviewer']))).toEqual(actions);
    expect(may(state, actor('editor', ['reviewer']))).toEqual([]);
  });
  it('lets administrators put members right, also of a suspended one', () => {
    expect(may('suspended', actor(null, ['admin']))).toEqual(['manage-members', 'reinstate']);
  });
});
