/** What the command line asks. */
export { checkMail } from './mails/try-mail.ts'
export { notificationsRoom } from './notifications.domain.ts'
