import { textVariables } from '../tickets/text-templates.ts'

/** What a template of a mail may name: what happened, and what is known of the case behind it (empty where there is none). */
export const templateVariables = ['event', 'by', 'about', 'text', 'link', 'reason', 'person', ...textVariables] as const
export type TemplateVariable = (typeof templateVariables)[number]
