import { escapeHtml } from './escape-html.ts'

const placeholder = /\{\{\s*([^{}<>]{1,40}?)\s*\}\}/g

/** The first placeholder that stands for nothing; null = all are known. */
export const unknownPlaceholder = (text: string, known: readonly string[]): string | null =>
  [...text.matchAll(placeholder)].map((match) => match[1]!).find((name) => !known.includes(name)) ?? null

/** `{{title}}` becomes its value. HTML in, HTML out: values are text and cannot become markup. */
export const fillHtml = (html: string, values: Readonly<Record<string, string>>): string =>
  html.replace(placeholder, (whole, name: string) => (Object.hasOwn(values, name) ? escapeHtml(values[name]!) : whole))

/** The same for plain text. */
export const fillPlain = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(placeholder, (whole, name: string) => (Object.hasOwn(values, name) ? values[name]! : whole))
