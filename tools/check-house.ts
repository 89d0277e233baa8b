import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, type SourceFile, sourceFiles } from './source-files.ts'

/** The house rules that reading the sources can tell. tests/house runs them; the messages name the rule and the place. */
export interface Finding {
  rule: string
  place: string
  detail: string
}

interface Arrows {
  rooms: Record<string, string[]>
  floors: Record<string, string[]>
}

const fileLimit = 400
const forbiddenNames = /(^|[/.-])(utils?|helpers?|common|misc|base)([/.-]|$)/

export function checkHouse(): Finding[] {
  const files = sourceFiles(['src', 'db', 'tools', 'tests'])
  const arrows = JSON.parse(readFileSync(join(root, 'tools/arrows.json'), 'utf8')) as Arrows
  return [
    ...floors(files, arrows),
    ...roomArrows(files, arrows),
    ...cycles(files),
    ...names(files),
    ...sizes(files),
    ...writes(files),
    ...throws(files),
    ...words(files),
    ...rooms(arrows),
  ]
}

/** Rule 1: each floor stands on those below. */
function floors(files: SourceFile[], { floors: allowed }: Arrows): Finding[] {
  const order = Object.keys(allowed).sort((one, other) => other.length - one.length)
  const floorOf = (path: string) =>
    order.find((floor) => path.startsWith(`src/${floor}/`) || path === `src/${floor}.ts`)
  return files.flatMap((file) => {
    const floor = floorOf(file.path)
    if (floor === undefined || file.isTest) return []
    const wrong = file.imports.filter(
      (target) =>
        !allowed[floor]!.some((may) => target.startsWith(may.includes('db/') ? may : `src/${may}`)) &&
        !target.endsWith('package.json'),
    )
    return wrong.map((target) => ({ rule: 'floors', place: file.path, detail: `${floor} may not import ${target}` }))
  })
}

/** Rule 1, inside floor 3: rooms meet at their doors, along listed arrows. */
function roomArrows(files: SourceFile[], { rooms: allowed }: Arrows): Finding[] {
  const roomOf = (path: string) => /^src\/(?:server|web)\/domains\/([^/]+)\//.exec(path)?.[1]
  return files.flatMap((file) => {
    const room = roomOf(file.path)
    if (room === undefined || file.isTest) return []
    return file.imports.flatMap((target) => {
      const other = roomOf(target)
      if (other === undefined || other === room) return []
      if (!(allowed[room] ?? []).includes(other))
        return [{ rule: 'arrows', place: file.path, detail: `${room} has no arrow to ${other}` }]
      return /\/index\.tsx?$/.test(target)
        ? []
        : [{ rule: 'arrows', place: file.path, detail: `enter ${other} by its index.ts, not ${target}` }]
    })
  })
}

/** No import cycles at all (imports of types alone are free: they vanish). */
function cycles(files: SourceFile[]): Finding[] {
  const graph = new Map(files.map((file) => [file.path, file.text.includes('import') ? runtimeImports(file) : []]))
  const state = new Map<string, 'open' | 'done'>()
  const found: Finding[] = []
  const visit = (path: string, trail: string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push({ rule: 'cycles', place: path, detail: [...trail.slice(trail.indexOf(path)), path].join(' → ') })
      return
    }
    state.set(path, 'open')
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}

function runtimeImports(file: SourceFile): string[] {
  const typeOnly = new Set(
    [...file.text.matchAll(/(?:import|export) type [^'"]*?from\s*['"](\.[^'"]+)['"]/g)].map(
      (match) => match[1]!.split('/').at(-1)!,
    ),
  )
  return file.imports.filter((target) => !typeOnly.has(target.split('/').at(-1)!))
}

/** Rule 2: names that say nothing. */
const names = (files: SourceFile[]): Finding[] =>
  files
    .filter((file) => forbiddenNames.test(file.path.replace(/^.*?\//, '')))
    .map((file) => ({
      rule: 'names',
      place: file.path,
      detail: 'utils, helpers, common, misc and base say nothing: name what it does',
    }))

/** Rule 3: size of files; functions are Biome's (noExcessiveLinesPerFunction). */
const sizes = (files: SourceFile[]): Finding[] =>
  files
    .filter((file) => file.lines > fileLimit && !file.path.endsWith('.gen.ts'))
    .map((file) => ({ rule: 'size', place: file.path, detail: `${file.lines} lines, ${fileLimit} at most` }))

/** Only the gate writes rows of kinds; rooms write their own link tables, listed by name. */
const roomTables: Record<string, readonly string[]> = {
  inventory: [
    'agent',
    'asset_part',
    'asset_evidence',
    'asset_link',
    'asset_merge',
    'asset',
    'inventory_message',
    'inventory_switch',
    'inventory_doubt',
    'inventory_refusal',
    'software',
    'software_install',
    'software_version',
    'search_exact',
    'ticket_asset',
    'attachment',
    'message',
    'port_sighting',
    'renaming_change',
    'hardware_change',
    'renaming_version_change',
    'renaming_title_change',
  ],
  assets: [
    'asset_hidden',
    'asset_lock',
    'asset_part',
    'asset_link',
    'asset_secret',
    'number_counter',
    'page_count',
    'port_traffic',
    'software_install',
    'software_version',
  ],
  approvals: ['approval_link'],
  planning: ['calendar_feed'],
  satisfaction: ['survey_link'],
  // A line a person told, a mail a line: volumes that need no history.
  notifications: ['notice', 'outgoing_mail'],
  knowledge: ['article_version', 'article_vote', 'article_solved', 'article_view', 'article_case', 'article_group'],
  tickets: [
    'ticket_actor',
    'ticket_asset',
    'ticket_link',
    'attachment',
    'ticket_clock',
    'ticket_pause',
    'ticket_status_note',
    'ticket',
    // Merging moves what was said from one case to another, whole and unaltered.
    'ticket_entry',
    'ticket_merge',
    'assignment_turn',
    'ticket_mention',
  ],
  people: ['session', 'sign_in_failure', 'app_user', 'api_token', 'profile'],
  workspace: ['idempotency', 'session', 'sign_in_failure', 'outbox'],
  management: ['contract_asset'],
  orders: ['supplier_order', 'order_counter', 'reception_asset'],
  organisation: [],
  infrastructure: ['mount', 'rack_position', 'outlet', 'joint', 'joint_end', 'port_vlan'],
  licences: ['licence', 'licence_seat'],
  plans: ['floor_plan', 'plan_pin'],
  stock: ['stock_item', 'stock_level', 'stock_movement', 'stock_item_model'],
  stocktakes: ['stocktake', 'stocktake_line', 'stocktake_scan', 'stocktake_withdrawal'],
  audits: ['audit_run', 'audit_count'],
  labels: ['label_logo'],
  mailboxes: ['mailbox', 'mailbox_message', 'incoming_mail'],
  discovery: ['snmp_credential', 'scan_range', 'scan_run', 'scan_hit'],
  imports: ['import_run', 'import_line', 'attachment'],
}

function writes(files: SourceFile[]): Finding[] {
  return files
    .filter((file) => /^src\/server\/domains\//.test(file.path) && !file.isTest && !/\.factory\.ts$/.test(file.path))
    .flatMap((file) => {
      const room = file.path.split('/')[3]!
      const tables = [...file.text.matchAll(/\b(?:insert into|update|delete from)\s+([a-z_]+)\b(?=[\s(])/g)]
        .map((match) => match[1]!)
        .filter((table) => !['set', 'of', 'the', 'a', 'to', 'that', 'skip'].includes(table))
      const wrong = tables.filter(
        (table) =>
          /_|^(asset|ticket|agent|software|entity|location|profile|session|setting|history|outbox|document|attachment|model|manufacturer)$/.test(
            table,
          ) && !(roomTables[room] ?? []).includes(table),
      )
      return [...new Set(wrong)].map((table) => ({
        rule: 'writes',
        place: file.path,
        detail: `writes ${table}: go through context.create/change/remove, or list it as a link table of the room`,
      }))
    })
}

/** Rule: errors come from the catalogue. Platform and tools speak to machines and may throw plain errors. */
function throws(files: SourceFile[]): Finding[] {
  return files
    .filter((file) => /^src\/(server\/(engine|domains|doors)|shared)\//.test(file.path) && !file.isTest)
    .flatMap((file) =>
      /throw new Error\(/.test(file.text)
        ? [{ rule: 'errors', place: file.path, detail: 'throw through a constructor of shared/errors.ts' }]
        : [],
    )
}

/** The engine knows no trade: these words do not occur in it. */
function words(files: SourceFile[]): Finding[] {
  return files
    .filter((file) => file.path.startsWith('src/server/engine/') && !file.isTest)
    .flatMap((file) => {
      const code = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      return /\b(ticket|incident|inventory)\w*/i.test(code)
        ? [{ rule: 'words', place: file.path, detail: 'the engine names a trade' }]
        : []
    })
}

/** Rule 12: every room has its README and a narrow door. */
function rooms({ rooms: known }: Arrows): Finding[] {
  const folder = join(root, 'src/server/domains')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const findings: Finding[] = []
      const place = `src/server/domains/${entry.name}`
      if (!(entry.name in known)) findings.push({ rule: 'arrows', place, detail: 'not listed in tools/arrows.json' })
      if (!existsSync(join(folder, entry.name, 'README.md')))
        findings.push({ rule: 'rooms', place, detail: 'no README.md' })
      const index = join(folder, entry.name, 'index.ts')
      const exported = existsSync(index)
        ? [...readFileSync(index, 'utf8').matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap((match) =>
            match[1]!.split(',').filter((name) => name.trim() !== ''),
          )
        : []
      if (exported.length > 15)
        findings.push({ rule: 'rooms', place, detail: `index.ts exports ${exported.length} names, 15 at most` })
      return findings
    })
}
