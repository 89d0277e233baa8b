/** How answers are ranked when nobody asks for words. */
export const faqOrders = ['useful', 'read', 'new'] as const
export type FaqOrder = (typeof faqOrders)[number]

/** An article as it is offered: what one reads to know whether it is the right one. */
export interface OfferedArticle {
  id: string
  title: string
  /** Its summary, or else how it begins. Plain text. */
  excerpt: string
  category: { id: string; name: string } | null
  isPinned: boolean
  /** Readers it helped, and those who opened no case thanks to it. */
  helped: number
}

/** The same article in another language. */
export interface ArticleTranslation {
  id: string
  title: string
  language: string
  state: string
  isOriginal: boolean
}

export interface FaqCategory {
  id: string
  name: string
  parent: string | null
  /** Articles in it and below, as far as the reader sees them. */
  articles: number
}

export interface ArticleVersion {
  number: number
  title: string
  by: { id: string; name: string } | null
  at: string
  /** HTML; only when one version is asked for. */
  body?: string
  summary?: string | null
}

/** Words typed before articles are offered. */
export const fewestLetters = 4
