export { submitMail } from './intake/submit-mail.ts'
export { takeInOne, takeInWaiting } from './intake/take-in-waiting.ts'
export { mailboxesRoom } from './mailboxes.domain.ts'
