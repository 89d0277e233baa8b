import { readJson } from './json-tree.ts'
import type { Message } from './messages.ts'
import { toldByJson } from './network-query.ts'
import { Refused } from './refusal.ts'
import { deviceIdIn, itemTypeOf, type MessageHeaders, senderOf } from './sender.ts'
import { type Envelope, toNeutral } from './to-neutral.ts'
import { child, scalars, type Tree } from './tree.ts'
import { flag, integer, text } from './values.ts'

const known = /^(?:register|configuration|esx|collect|deploy|wakeonlan|remoteinventory)$/

/** A JSON message of a GLPI agent. `action` missing means inventory. Unknown properties are ignored. Throws `Refused`. */
export function readJsonMessage(source: string, headers: MessageHeaders): Message {
  const root = readJson(source)
  const action = (text(root, 'action') ?? 'inventory').toLowerCase()
  const content = child(root, 'content')
  const said = text(content, 'versionclient') ?? programSaid(root)
  const sender = senderOf(deviceIdIn(root), headers, said)
  const base = { form: 'json', sender } as const
  switch (action) {
    case 'contact':
      return {
        ...base,
        kind: 'contact',
        tag: text(root, 'tag'),
        enabledTasks: scalars(root, 'enabled-tasks').slice(0, 50),
        installedTasks: scalars(root, 'installed-tasks').slice(0, 50),
        httpPort: integer(root, 'httpd-port', 65535),
      }
    case 'get_params':
      return { ...base, kind: 'getParams', paramsId: text(root, 'params_id'), use: text(root, 'use') }
    case 'inventory':
      return {
        ...base,
        kind: 'inventory',
        neutral: toNeutral(required(content), envelopeOf(root, required(content), sender)),
      }
    case 'netinventory':
      return netInventory(base, root, required(content))
    case 'netdiscovery':
      return {
        ...base,
        kind: 'netdiscovery',
        jobId: text(root, 'jobid'),
        devices: toldByJson(required(content), sender, true, text(root, 'itemtype')),
      }
    default:
      throw new Refused(known.test(action) ? 'unsupported' : 'query', `action ${action.slice(0, 60)}`)
  }
}

function required(content: Tree | null): Tree {
  if (content === null) throw new Refused('content', 'no content')
  return content
}

/** CONTACT tells name and version apart. */
function programSaid(root: Tree): string | null {
  const name = text(root, 'name', 100)
  const version = text(root, 'version', 60)
  return name === null || version === null ? null : `${name}_v${version}`
}

/** The schema's default item type is Unmanaged, but agents that leave it out are computers unless they describe a network device. */
function envelopeOf(root: Tree, content: Tree, sender: Message['sender']): Envelope {
  const device = child(content, 'network_device')
  const otherwise = device === null ? 'Computer' : itemTypeOf(text(device, 'type'), 'Unmanaged')
  return {
    sender,
    dialect: 'glpi',
    oldDeviceId: null,
    tag: text(root, 'tag'),
    itemType: itemTypeOf(text(root, 'itemtype'), otherwise),
    isPartial: flag(root, 'partial') === true,
    warnings: [],
  }
}

function netInventory(base: { form: 'json'; sender: Message['sender'] }, root: Tree, content: Tree): Message {
  const error = child(content, 'error')
  const errors = error === null ? [] : [text(error, 'message', 1000) ?? '']
  const devices = toldByJson(content, base.sender, flag(root, 'partial') === true, text(root, 'itemtype'))
  return { ...base, kind: 'netinventory', jobId: text(root, 'jobid'), devices, errors }
}
