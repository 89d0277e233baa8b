export { notificationsRoom } from './notifications.domain.ts'
