export { type LoadedLevel, levelsById, promisedOf } from './read-levels.ts'
export { serviceLevelsRoom } from './service-levels.domain.ts'
