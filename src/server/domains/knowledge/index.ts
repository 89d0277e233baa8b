export { knowledgeRoom } from './knowledge.domain.ts'
