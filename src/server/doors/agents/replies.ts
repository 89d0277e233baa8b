/** Texts of the answers agents understand; `frame` puts them on the wire. Sources: protocols/*.md, the sections named below. */

export interface AccountInfo {
  name: string
  value: string
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Characters XML forbids are dropped, the five escaped. */
export function escapeXml(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => escapes[character] as string)
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const reply = (content: string): string => `${declaration}<REPLY>\n${content}</REPLY>\n`
const element = (name: string, value: string): string => `  <${name}>${escapeXml(value)}</${name}>\n`

export interface PrologOption {
  name: string
  params: { attributes: Record<string, string>; text?: string }[]
}

/**
 * Answer to PROLOG (protocol-ocs.md §4.2). `send` false = STOP: the agent sends no inventory this time.
 * `frequencyHours`: hours between contacts, at least 1 (Windows agents take 0 for their own default).
 */
export function prologReply(answer: { send: boolean; frequencyHours: number; options?: PrologOption[] }): string {
  const options = (answer.options ?? []).map(optionElement).join('')
  return reply(
    element('RESPONSE', answer.send ? 'SEND' : 'STOP') +
      element('PROLOG_FREQ', String(Math.max(1, Math.round(answer.frequencyHours)))) +
      options,
  )
}

function optionElement(option: PrologOption): string {
  const params = option.params.map(({ attributes, text }) => {
    const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    return text === undefined
      ? `    <PARAM${said.join('')} />\n`
      : `    <PARAM${said.join('')}>${escapeXml(text)}</PARAM>\n`
  })
  return `  <OPTION>\n    <NAME>${escapeXml(option.name)}</NAME>\n${params.join('')}  </OPTION>\n`
}

/** Answer to INVENTORY (protocol-ocs.md §5.3): the values the server holds, when they differ from the agent's; the agent stores them. */
export function inventoryReply(accountInfo: AccountInfo[] = []): string {
  if (accountInfo.length === 0) return reply(element('RESPONSE', 'NO_ACCOUNT_UPDATE'))
  const pairs = accountInfo.map(
    ({ name, value }) =>
      `  <ACCOUNTINFO>\n    <KEYNAME>${escapeXml(name)}</KEYNAME>\n    <KEYVALUE>${escapeXml(value)}</KEYVALUE>\n  </ACCOUNTINFO>\n`,
  )
  return reply(element('RESPONSE', 'ACCOUNT_UPDATE') + pairs.join(''))
}

/** Answer to UPDATE: agents are updated by other means. */
export const updateReply = (): string => reply(element('RESPONSE', 'NO_UPDATE'))

/** Accepted, nothing to say: network discovery and SNMP results of XML agents. */
export const emptyReply = (): string => `${declaration}<REPLY />\n`

/** Refusal in XML (protocol-glpi-agent.md §1). OCS agents look at the status only. */
export const xmlError = (message: string): string =>
  `${declaration}<REPLY><ERROR><![CDATA[${cdata(message.slice(0, 250))}]]></ERROR></REPLY>\n`

const cdata = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(']]>', ']] >')

/** `24`, `"30m"`, `"60s"`, `"1d"`; a bare number is hours. */
export type Expiration = number | `${number}${'s' | 'm' | 'h' | 'd'}`

const json = (value: unknown): string => JSON.stringify(value)

/**
 * Answer to `contact` (real-agents.md §2.4). Each enabled task is either served or listed in `disabled`: without `tasks` the
 * agent sends a PROLOG on every run, without `disabled` it asks getConfig for each task.
 */
export function contactAnswer(answer: {
  expiration: Expiration
  enabledTasks: string[]
  /** Tasks this server serves, of those the agent has. */
  served: string[]
  version: string
  message?: string
}): string {
  const served = answer.enabledTasks.filter((task) => answer.served.includes(task))
  const disabled = answer.enabledTasks.filter((task) => !answer.served.includes(task))
  return json({
    status: 'ok',
    expiration: answer.expiration,
    ...(answer.message === undefined ? {} : { message: answer.message }),
    disabled,
    // "glpi" is the word agents know for "the server itself answers"; any other makes them fall back to XML.
    tasks: Object.fromEntries(served.map((task) => [task, { server: 'glpi', version: answer.version }])),
  })
}

/** Answer to a JSON inventory, accepted or already known. */
export const inventoryAnswer = (expiration: Expiration): string => json({ status: 'ok', expiration })

/**
 * Answer to the XML PROLOG of a GLPI agent (header GLPI-Agent-ID): it sends `contact` at once, in the same run, and speaks
 * JSON from then on (real-agents.md §1, rule 3). `expiration` must be absent.
 */
export const switchToJson = (): string => json({ status: 'pending' })

/** The agent polls with GET and GLPI-Request-ID after the delay, at most 12 times. */
export const pendingAnswer = (seconds: number): string =>
  json({ status: 'pending', expiration: `${Math.max(1, Math.round(seconds))}s` })

/** Refusal in JSON; the message is shown in the agent's log. */
export const jsonError = (message: string, expiration: Expiration = 24): string =>
  json({ status: 'error', message: message.toWellFormed().slice(0, 250), expiration })

/** Answer to `get_params`: this server hands out no credentials. */
export const paramsAnswer = (expiration: Expiration): string => json({ status: 'ok', expiration, credentials: [] })

/** Answer to GET ?action=getConfig (real-agents.md §1, rule 4): nothing to do. */
export const configAnswer = (): string => '{}'
