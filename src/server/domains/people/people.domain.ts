import {
  apiTokenKind,
  grantKind,
  groupKind,
  memberKind,
  profileKind,
  sessionKind,
  userKind,
} from '../../../shared/people/people.kinds.ts'
import type { Room } from '../../engine/house.ts'
import { createApiToken, revokeApiToken } from './actions/api-tokens.ts'
import { createUser } from './actions/create-user.ts'
import { disableUser, enableUser, removeUser, restoreUser } from './actions/disable-user.ts'
import { createGrant, removeGrant, updateGrant } from './actions/grants.ts'
import { addMember, removeMember, updateMember } from './actions/members.ts'
import { changePreferences } from './actions/preferences.ts'
import { createProfile, removeProfile, shipProfile, updateProfile } from './actions/profiles.ts'
import { setPassword } from './actions/set-password.ts'
import { updateUser } from './actions/update-user.ts'
import {
  apiTokenAccess,
  grantAccess,
  groupAccess,
  isCurrentSession,
  memberAccess,
  sessionAccess,
  userAccess,
} from './people.access.ts'
import { membershipOfUser } from './people.relations.ts'
import { peopleRoutes } from './people.routes.ts'
import { endOneSession, endOtherSessions, startSession } from './sign-in/session-actions.ts'

export const peopleRoom: Room = {
  name: 'people',
  kinds: [
    {
      kind: userKind,
      hasDocuments: 'apart',
      hasNotes: true,
      access: userAccess,
      relations: { membership: membershipOfUser },
    },
    { kind: groupKind, access: groupAccess, crud: ['create', 'update', 'remove', 'restore'] },
    { kind: memberKind, access: memberAccess },
    { kind: profileKind, crud: ['restore'] },
    { kind: grantKind, access: grantAccess },
    // POST /api-tokens is the room's own route: createBy names no action.
    { kind: apiTokenKind, access: apiTokenAccess, createBy: '' },
    { kind: sessionKind, access: sessionAccess, extras: { isCurrent: isCurrentSession } },
  ],
  actions: [
    createUser,
    updateUser,
    disableUser,
    enableUser,
    removeUser,
    restoreUser,
    setPassword,
    changePreferences,
    addMember,
    updateMember,
    removeMember,
    createProfile,
    updateProfile,
    removeProfile,
    shipProfile,
    createGrant,
    updateGrant,
    removeGrant,
    createApiToken,
    revokeApiToken,
    startSession,
    endOneSession,
    endOtherSessions,
  ],
  routes: peopleRoutes,
  permissions: ['access.explain'],
}
