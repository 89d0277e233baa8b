/** What other rooms' pages use of cases. */
export { type KnownTask, TaskDialog } from './planning/TaskDialog.tsx'
