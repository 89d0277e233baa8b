export { gatherNow } from './mails/send-mails.ts'
/** What the command line asks. */
export { checkMail } from './mails/try-mail.ts'
export { notificationsRoom } from './notifications.domain.ts'
/** What the demonstration is filled with. */
export { takeEvent } from './taking/take-event.ts'
