import type { Json } from '../../../engine/records.ts'
import { Decision } from './Decision.tsx'
import { MailSide } from './MailSide.tsx'
import css from './mails.module.css'

/** A mail beside the list. */
export const MailPeek = ({ record }: { record: Json }) => (
  <div className={css.stack}>
    <Decision record={record} />
    <MailSide record={record} />
  </div>
)
