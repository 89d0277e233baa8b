/** What the doors and other rooms may use. */
export { forgetActors, forgetActorsOn } from './actors/actor-cache.ts'
export { loadActor, loadActorBySession, loadActorByToken, loadActors } from './actors/actor-loader.ts'
export { hashToken, newSecret } from './actors/secrets.ts'
export { type SessionInfo, sessionInfo } from './actors/session-info.ts'
export { ensureFirstAdministrator } from './first-administrator.ts'
export { peopleRoom } from './people.domain.ts'
export { endSession } from './sign-in/session-actions.ts'
export { type SignedIn, signIn } from './sign-in/sign-in.ts'
