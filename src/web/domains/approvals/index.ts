/** What pages of records that may be asked about use. */
export { ApprovalBlock } from './ApprovalBlock.tsx'
export { AskDialog } from './AskDialog.tsx'
export { ToAnswer } from './ToAnswer.tsx'
