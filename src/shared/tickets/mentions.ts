import { escapeHtml } from '../escape-html.ts'

/** A person named in a text: `<span data-mention="12">@Name</span>`, the only form that the sanitiser leaves. */
const mention = /<span data-mention="(\d{1,18})">([^<]*)<\/span>/g

/** More in one text are a mailing. */
export const mostMentions = 20

/** Ids of those named, each once. */
export const mentionedIn = (html: string): string[] => [
  ...new Set([...html.matchAll(mention)].map((match) => match[1]!)),
]

/** The same text with the people's own names; who has no name here is named in plain words, as it was typed. */
export const withNames = (html: string, names: ReadonlyMap<string, string>): string =>
  html.replace(mention, (_whole, id: string, typed: string) => {
    const name = names.get(id)
    return name === undefined ? typed : `<span data-mention="${id}">@${escapeHtml(name)}</span>`
  })

/** Somebody who can be named on a case. */
export interface Mentionable {
  id: string
  name: string
  /** What tells two of one name apart. */
  hint?: string
}

/** Where one was named and has not looked yet. */
export interface UnseenMention {
  ticket: { id: string; number: number; title: string }
  by: string
  at: string
  count: number
}
