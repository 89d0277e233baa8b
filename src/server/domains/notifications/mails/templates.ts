import { sql } from 'kysely'
import { escapeHtml } from '../../../../shared/escape-html.ts'
import { fillPlain } from '../../../../shared/fill-placeholders.ts'
import type { TemplateVariable } from '../../../../shared/notifications/template-variables.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { oneLine } from '../taking/words.ts'
import { htmlOfPlain, mailHtml, plainOf } from './mail-words.ts'

export interface Template {
  id: string
  event: string
  language: string
  entityId: string
  depth: number
  subject: string
  body: string
}

/** Templates in force for these events, the nearest entities first. One statement. */
export async function templatesFor({ db }: Pick<Services, 'db'>, events: readonly string[]): Promise<Template[]> {
  const found = await sql<Template>`
    select t.id::text, t.event, t.language, t.entity_id::text, cardinality(e.path) as depth, t.subject, t.body
    from notification_template t join entity e on e.id = t.entity_id
    where t.event = any(${[...events]}::text[]) and t.is_active and t.deleted_at is null
    order by cardinality(e.path) desc, t.id limit 1000`.execute(db)
  return found.rows
}

/** The template of the entity itself or the nearest above it. `path`: ids from the root down. */
export const templateOf = (
  templates: readonly Template[],
  { event, language, path }: { event: string; language: string; path: readonly string[] },
): Template | undefined =>
  templates.find((each) => each.event === event && each.language === language && path.includes(each.entityId))

export type TemplateValues = Record<TemplateVariable, string>

/** A paragraph of its own in a template, for what was said keeps its form in HTML. */
const textMark = '\u0001text\u0001'

/** The words of a template with values in them. `values.text` is HTML; all others are plain text and cannot become markup. */
export function fillTemplate(
  template: Pick<Template, 'subject' | 'body'>,
  values: TemplateValues,
  { publicUrl, language }: { publicUrl: string; language: string },
): { subject: string; text: string; html: string } {
  const plain = { ...values, text: plainOf(values.text) }
  const marked = fillPlain(template.body, { ...values, text: textMark })
  const said = `<blockquote>${mailHtml(values.text, publicUrl, language)}</blockquote>`
  return {
    subject: oneLine(fillPlain(template.subject, plain)),
    text: fillPlain(template.body, plain),
    html: htmlOfPlain(marked).replaceAll(escapeHtml(textMark), said),
  }
}
