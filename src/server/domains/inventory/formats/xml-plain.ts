import { fromByteText } from './decode-text.ts'
import { limits } from './limits.ts'
import type { Tree, TreeValue } from './tree.ts'

/** Fast objects without inherited names: an element may be called `constructor` or `__proto__`. */
export const Bag = function bag() {} as unknown as { new (): Tree; prototype: object }
Bag.prototype = Object.create(null)

export interface XmlDocument {
  root: string
  tree: Tree
  /** OLD_DEVICEID, wherever it stands: agents put it in three different places. */
  oldDeviceId: string | null
  /** True when bare `&` or forbidden character references had to be mended. */
  isMended: boolean
  /** Only of plain documents: where secrets stand, to be left out of what is stored. */
  cuts?: readonly Cut[]
  /**
   * Only of plain documents: the rows of CONTENT/SOFTWARES as sent, when they stand together. They are not in the tree (see
   * softwareRows): most messages repeat their programs word for word, and nobody reads them again.
   */
  software?: SoftwareText
}

/** Characters of a text are characters, or bytes of UTF-8 (see `byteText`). */
export type Unit = 'character' | 'byte'

/** Rows of SOFTWARES as sent. */
export interface SoftwareText {
  text: string
  unit: Unit
}

/** A piece of the text to be replaced. */
export interface Cut {
  from: number
  to: number
  by: string
}

/** Never kept: command lines, environment and Perl arguments carry passwords. */
export const secretElements: ReadonlySet<string> = new Set([
  'processes',
  'envs',
  'perl_args',
  'perl_config',
  'perl_module',
  'perl_inc',
  'perl_exe',
])

/** The bytes of a text read by bytes, without what the cuts take away. */
export function cutBytes(bytes: Buffer, cuts: readonly Cut[]): Buffer {
  const pieces: Buffer[] = []
  let from = 0
  for (const cut of cuts) {
    pieces.push(bytes.subarray(from, cut.from), Buffer.from(cut.by, 'latin1'))
    from = cut.to
  }
  return Buffer.concat([...pieces, bytes.subarray(from)])
}

/** The text without what the cuts take away. */
export function applyCuts(text: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return text
  let clean = ''
  let from = 0
  for (const cut of cuts) {
    clean += text.slice(from, cut.from) + cut.by
    from = cut.to
  }
  return clean + text.slice(from)
}

/** Elements that hold product keys. */
const keyElements: ReadonlySet<string> = new Set(['winprodkey', 'key'])

/** `XXXXX-…-3V66T`: the end is enough to tell two keys apart. */
export const maskedKey = (key: string): string => key.slice(0, -5).replace(/[^-]/g, 'X') + key.slice(-5)

/** Hangs a value under its name; a name that comes again makes a list. */
export function attach(parent: Tree, name: string, value: Tree | string): void {
  const before = parent[name] as TreeValue | undefined
  if (before === undefined) parent[name] = value
  else if (Array.isArray(before)) before.push(value)
  else parent[name] = [before, value]
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const slash = 0x2f
const tagName = /^[A-Za-z_][\w.-]*$/

interface Open {
  raw: string
  name: string
  bag: Tree | null
  text: string
}

/**
 * Reads the XML that agents really write: elements and text, no attributes, comments, CDATA or declarations. Four times
 * faster than a whole parser. null: something else is in it, and the whole parser must judge (see readXml). Both give the
 * same tree; a test holds them together.
 */
export function readPlainXml(text: string, unit: Unit = 'character'): XmlDocument | null {
  const start = startOf(text)
  if (start === -1 || hasExcess(text)) return null
  const scan = new Scan(text, unit, !text.includes(']]>'))
  // Rows that do not stand together, or one that is not like the others: all are read.
  return scan.run(start) ?? (scan.hasLeftOut ? new Scan(text, unit, false).run(start) : null)
}

/** The rows of a document's `software`, as its tree would hold them. */
export function softwareRows({ text, unit }: SoftwareText): TreeValue | undefined {
  return new Scan(`<R><C>${text}</C></R>`, unit, false).run(0)?.tree.c as TreeValue | undefined
}

/** Elements that must be seen wherever they stand, in any case of letters. */
const seen = [...secretElements, ...keyElements, 'old_deviceid'].map((name) =>
  name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`),
)

/** A row of SOFTWARES whose fields are plain texts. One row at a time: the engine's memory of a match stays small. */
const field = String.raw`<(?!(?:${seen.join('|')})\b)([A-Za-z_]\w{0,127})`
const plainRow = new RegExp(
  String.raw`<SOFTWARES>(?:\s*${field}(?:>[^<&]*(?:&(?:amp|lt|gt|quot|apos);[^<&]*)*<\/\1>|\s?\/>))*\s*</SOFTWARES>\s*`,
  'y',
)
/** Characters that the shortest element with a closing tag takes. */
const shortest = 4

/** More elements than are allowed: nothing of them is built. Counted only where there may be so many. */
function hasExcess(text: string): boolean {
  if (text.length < limits.xmlElements * shortest) return false
  let opened = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (text.charCodeAt(at + 1) !== slash && ++opened > limits.xmlElements) return true
  }
  return false
}

/** Where the root element begins, after a declaration. */
function startOf(text: string): number {
  const from = text.startsWith('<?xml ') ? text.indexOf('?>') + 2 : 0
  if (from === 1) return -1
  const at = text.indexOf('<', from)
  return at === -1 || text.slice(from, at).trim() !== '' ? -1 : at
}

const isSoundText = (piece: string): boolean =>
  !piece.includes(']]>') && (!piece.includes('&') || !/&(?!(?:amp|lt|gt|quot|apos);)/.test(piece))

class Scan {
  private readonly text: string
  private readonly unit: Unit
  private readonly names = new Map<string, string>()
  private readonly stack: Open[] = []
  private elements = 0
  private oldDeviceId: string | null = null
  private root = ''
  private readonly cuts: Cut[] = []
  /** From the first SOFTWARES of CONTENT to the last; `isTorn` when something else stands between. */
  private readonly software = { from: -1, to: -1, isTorn: false }
  private readonly mayLeaveOut: boolean
  hasLeftOut = false

  constructor(text: string, unit: Unit, mayLeaveOut: boolean) {
    this.text = text
    this.unit = unit
    this.mayLeaveOut = mayLeaveOut
  }

  run(start: number): XmlDocument | null {
    const { text, stack } = this
    let at = start
    for (;;) {
      const end = text.indexOf('>', at + 1)
      if (end === -1) return null
      const isClosing = text.charCodeAt(at + 1) === slash
      const next = isClosing ? this.close(at, end) : this.open(at, end)
      if (next === null) return null
      if (typeof next === 'object') return this.finish(next, end + 1)
      // Text up to the next tag belongs to the element that is open.
      at = text.indexOf('<', next)
      if (at === -1) return null
      if (at > next && !this.gather(stack[stack.length - 1]!, next, at)) return null
    }
  }

  /** Position after the tag (a leaf is read whole), or null. */
  private open(at: number, end: number): number | null | Tree {
    const { text, stack } = this
    const isEmpty = text.charCodeAt(end - 1) === slash
    const raw = text.slice(at + 1, isEmpty ? end - 1 : end)
    const name = this.nameOf(isEmpty ? raw.trimEnd() : raw)
    if (name === null || ++this.elements > limits.xmlElements || stack.length >= limits.xmlDepth) return null
    const parent = stack[stack.length - 1]
    if (stack.length === 2) {
      this.noteSection(name, at)
      if (name === 'softwares' && this.mayLeaveOut) return this.leaveOut(at)
    }
    if (secretElements.has(name)) return parent === undefined ? null : this.skip(raw, isEmpty, at, end)
    if (isEmpty) return parent === undefined ? null : this.hang(parent, name, '', end + 1)
    const next = text.indexOf('<', end + 1)
    if (next === -1) return null
    if (parent !== undefined && text.charCodeAt(next + 1) === slash && text.startsWith(raw, next + 2)) {
      const after = next + 2 + raw.length
      if (text.charCodeAt(after) !== 0x3e) return null
      const value = this.decode(end + 1, next)
      if (value === null) return null
      if (keyElements.has(name) && !this.maskKey(end + 1, next)) return null
      return this.hang(parent, name, value.trim(), after + 1)
    }
    if (parent === undefined) this.root = name
    stack.push({ raw, name, bag: null, text: '' })
    return end + 1
  }

  /** False: a key that must be masked letter by letter, and letters are not at hand. */
  private maskKey(from: number, to: number): boolean {
    const key = this.text.slice(from, to)
    if (this.unit === 'byte' && fromByteText(key) !== key) return false
    if (key.length >= 10 && key.length <= 100) this.cuts.push({ from, to, by: maskedKey(key) })
    return true
  }

  /** Past all rows of SOFTWARES that follow one another. */
  private leaveOut(at: number): number | null {
    const { text } = this
    this.hasLeftOut = true
    this.stack[1]!.bag ??= new Bag()
    let end = at
    while (text.startsWith('<SOFTWARES>', end)) {
      plainRow.lastIndex = end
      if (!plainRow.test(text)) return null
      if (plainRow.lastIndex - end > limits.textChars) return null
      end = plainRow.lastIndex
    }
    // However they are built, there are no more elements than this.
    this.elements += Math.ceil((end - at) / shortest)
    return end === at || this.elements > limits.xmlElements || this.software.isTorn ? null : end
  }

  /** A child of CONTENT begins. */
  private noteSection(name: string, at: number): void {
    const { software } = this
    if (name !== 'softwares') {
      if (software.from !== -1 && software.to === -1) software.to = at
    } else if (software.from === -1) software.from = at
    else if (software.to !== -1) software.isTorn = true
  }

  private hang(parent: Open, name: string, value: string, next: number): number {
    parent.bag ??= new Bag()
    attach(parent.bag, name, value)
    if (name === 'old_deviceid' && value !== '') this.oldDeviceId = value
    return next
  }

  /** The closing tag of what is open; the tree when it was the root. */
  private close(at: number, end: number): number | null | Tree {
    const { text, stack } = this
    const open = stack.pop()
    if (open === undefined || end - at - 2 !== open.raw.length || !text.startsWith(open.raw, at + 2)) return null
    const own = open.text.trim()
    // Words between the rows that were left out: nobody writes that, and nobody needs it fast.
    if (stack.length === 1 && this.hasLeftOut && own !== '') return null
    if (stack.length === 1 && this.software.from !== -1 && this.software.to === -1) this.software.to = at
    if (stack.length === 0) return open.bag ?? new Bag()
    const parent = stack[stack.length - 1]!
    if (open.bag === null) return this.hang(parent, open.name, own, end + 1)
    if (own !== '') open.bag['#text'] = own
    if (own !== '' && open.name === 'old_deviceid') this.oldDeviceId = own
    parent.bag ??= new Bag()
    attach(parent.bag, open.name, open.bag)
    return end + 1
  }

  /** Past a secret element, when nothing in it needs a judge: its text is XML, and names itself only once. */
  private skip(raw: string, isEmpty: boolean, at: number, end: number): number | null {
    if (isEmpty) return end + 1
    const { text } = this
    const close = text.indexOf(`</${raw}>`, end)
    if (close === -1 || !this.isSound(end + 1, close)) return null
    const to = close + raw.length + 3
    this.cuts.push({ from: at, to, by: '' })
    return to
  }

  /** What is left out must still be well formed: a document is refused as a whole. */
  private isSound(from: number, to: number): boolean {
    const open: string[] = []
    const depth = this.stack.length + 1
    for (let at = this.text.indexOf('<', from), gone = from; ; ) {
      const until = at === -1 || at > to ? to : at
      if (until > gone && !isSoundText(this.text.slice(gone, until))) return false
      if (until === to) return open.length === 0
      const end = this.text.indexOf('>', at)
      if (end === -1 || end > to) return false
      const isEmpty = this.text.charCodeAt(end - 1) === slash
      const isClosing = this.text.charCodeAt(at + 1) === slash
      const raw = this.text.slice(at + (isClosing ? 2 : 1), isEmpty ? end - 1 : end)
      if (isClosing ? open.pop() !== raw : this.nameOf(isEmpty ? raw.trimEnd() : raw) === null) return false
      if (!isClosing && ++this.elements > limits.xmlElements) return false
      if (!isClosing && !isEmpty) open.push(raw)
      if (open.length + depth > limits.xmlDepth || (isEmpty && open.length + 1 + depth > limits.xmlDepth)) return false
      gone = end + 1
      at = this.text.indexOf('<', gone)
    }
  }

  private gather(open: Open, from: number, to: number): boolean {
    const { text } = this
    // Between elements stand line ends and indentation.
    let at = from
    while (at < to && text.charCodeAt(at) <= 0x20) at++
    if (at === to && open.text === '') return true
    const value = this.decode(from, to)
    if (value === null || open.text.length + value.length > limits.textChars) return false
    open.text += value
    return true
  }

  /** Text with its references resolved; null when the whole parser must look. */
  private decode(from: number, to: number): string | null {
    if (to - from > limits.textChars) return null
    let piece = this.text.slice(from, to)
    if (this.unit === 'byte') piece = fromByteText(piece)
    if (piece.includes(']]>')) return null
    if (piece.includes('\r')) piece = piece.replace(/\r\n?/g, '\n')
    if (!piece.includes('&')) return piece
    let isPlain = true
    const value = piece.replace(/&([^;&]{0,10});?/g, (whole, name: string) => {
      const known = whole.endsWith(';') ? entities[name] : undefined
      if (known === undefined) isPlain = false
      return known ?? ''
    })
    return isPlain ? value : null
  }

  /** Lower case, one string for all: a document of 15,000 elements has a hundred names. null: no plain name. */
  private nameOf(raw: string): string | null {
    const known = this.names.get(raw)
    if (known !== undefined) return known
    if (raw.length > limits.xmlNameChars || !tagName.test(raw)) return null
    const name = raw.toLowerCase()
    if (this.names.size < 2000) this.names.set(raw, name)
    return name
  }

  private finish(tree: Tree, after: number): XmlDocument | null {
    for (let at = after; at < this.text.length; at++) if (this.text.charCodeAt(at) > 0x20) return null
    const { root, oldDeviceId, cuts, software } = this
    const document: XmlDocument = { root, tree, oldDeviceId, isMended: false, cuts }
    if (this.hasLeftOut) document.software = { text: this.text.slice(software.from, software.to), unit: this.unit }
    return document
  }
}
