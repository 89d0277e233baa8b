import type { Form, Message } from '../../domains/inventory/index.ts'
import {
  configAnswer,
  contactAnswer,
  emptyReply,
  inventoryAnswer,
  inventoryReply,
  jsonError,
  paramsAnswer,
  prologReply,
  switchToJson,
  updateReply,
  xmlError,
} from './replies.ts'

/** What this server does of the tasks agents have; the others are told to rest. */
const served = ['inventory']
const everyTask = [
  'collect',
  'deploy',
  'esx',
  'inventory',
  'netdiscovery',
  'netinventory',
  'remoteinventory',
  'wakeonlan',
]
/** The level of the JSON protocol we speak: agents compare it before they use newer parts of it. */
const protocolVersion = '10.0.18'

export interface Said {
  text: string
  form: Form
}

const xml = (text: string): Said => ({ text, form: 'xml' })
const json = (text: string): Said => ({ text, form: 'json' })

/** The answer to a message that was taken. */
export function sayTaken(message: Message, frequencyHours: number): Said {
  switch (message.kind) {
    case 'prolog':
      // A GLPI agent that still asks in XML is led to JSON in the same run (real-agents.md §1, rule 3).
      return message.sender.agentId === null ? xml(prologReply({ send: true, frequencyHours })) : json(switchToJson())
    case 'contact':
      return json(sayContact(frequencyHours, message.enabledTasks))
    case 'inventory':
      return message.form === 'json' ? json(inventoryAnswer(frequencyHours)) : xml(inventoryReply())
    case 'getParams':
      return json(paramsAnswer(frequencyHours))
    case 'update':
      return xml(updateReply())
    case 'notify':
    case 'download':
      return xml('')
    default:
      return message.form === 'json' ? json(inventoryAnswer(frequencyHours)) : xml(emptyReply())
  }
}

export const sayContact = (frequencyHours: number, enabledTasks: string[] = everyTask): string =>
  contactAnswer({ expiration: frequencyHours, enabledTasks, served, version: protocolVersion })

/** Answer to the question of a task for its work: there is none. */
export const sayNoWork = (): Said => json(configAnswer())

/** A refusal, in the form the message had; what could not be read is answered in the form its sender usually speaks. */
export const sayRefused = (form: Form, text: string): Said =>
  form === 'json' ? json(jsonError(text)) : xml(xmlError(text))
