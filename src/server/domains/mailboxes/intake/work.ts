import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type {
  DecisionStep,
  incomingMailKind,
  MailState,
  mailboxKind,
} from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { ParsedMail } from '../parse/mail.ts'

export type MailRow = RowOf<typeof incomingMailKind>
export type MailboxRow = RowOf<typeof mailboxKind>

/** An account that an address belongs to. */
export interface KnownPerson {
  id: string
  name: string
  email: string
}

/** A mail on its way to a decision. */
export interface Work {
  context: ActionContext
  row: MailRow
  mailbox: MailboxRow
  mail: ParsedMail
  /** The account of whoever wrote; null = none, or not in service. */
  sender: KnownPerson | null
  /** Addresses that are ours: those of the mailboxes. */
  ownAddresses: ReadonlySet<string>
  /** What was found and decided so far, told to people. */
  steps: DecisionStep[]
}

/** What became of it. */
export interface Decision {
  state: MailState
  reason: string
  ticketId?: string
  entryId?: string
  /** The case that was over for too long. */
  followsId?: string
  /** Fields that rules set. */
  patch?: Partial<MailRow>
}

export const tell = (work: Work, code: string, params?: DecisionStep['params']): void => {
  work.steps.push(params === undefined ? { code } : { code, params })
}

/** Whoever wrote, by name. */
export const senderName = ({ sender, mail }: Pick<Work, 'sender' | 'mail'>): string =>
  sender?.name ?? (mail.from === null ? '?' : mail.from.name || mail.from.address)
