import type { NoticeKind } from './notice-events.ts'

type Shell = 'desk' | 'portal'

const pages: Record<NoticeKind, Record<Shell, string | null>> = {
  ticket: { desk: '/tickets/:id', portal: '/portal/requests/:id' },
  approval: { desk: '/approvals/:id', portal: '/portal/approvals/:id' },
  // Whoever is asked answers on the portal's page, also from the desk.
  'survey-answer': { desk: '/portal/surveys', portal: '/portal/surveys' },
  booking: { desk: '/bookings/:id', portal: '/portal/reservations/:id' },
  order: { desk: '/orders/:id', portal: null },
  contract: { desk: '/contracts/:id', portal: null },
  asset: { desk: '/assets/:id', portal: null },
  licence: { desk: '/licences/:id', portal: null },
  article: { desk: '/articles/:id', portal: '/portal/faq/:id' },
  none: { desk: '/admin/operations', portal: null },
}

/** Path of the page where the record of a notice is looked at; null = none in this shell. */
export const noticePage = (kind: NoticeKind, id: string | null, shell: Shell): string | null =>
  pages[kind][shell]?.replace(':id', id ?? '') ?? null
