/** What rooms that ask for approval use. */
export { makeLink } from './approval-links.ts'
export { subjectsAskedOf, votersSql } from './approvals.access.ts'
export { approvalsRoom } from './approvals.domain.ts'
export { readApprovals } from './approvals.queries.ts'
export { askApproval } from './ask-approval.ts'
export { mayApproveOwn } from './give-answer.ts'
export { withdrawApproval, withdrawOpen } from './withdraw-approval.ts'
