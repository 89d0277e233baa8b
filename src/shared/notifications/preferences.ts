import type { NoticeFamily } from './notice-events.ts'

/** How a person wants to be told: mailed at once, mailed once a day, only in the inbox, not at all. */
export const noticeWays = ['once', 'digest', 'inbox', 'none'] as const
export type NoticeWay = (typeof noticeWays)[number]

export const isNoticeWay = (value: unknown): value is NoticeWay => (noticeWays as readonly unknown[]).includes(value)

/** Under which the choice stands among a person's preferences. */
export const preferenceKey = (family: NoticeFamily): string => `notices.${family}`
