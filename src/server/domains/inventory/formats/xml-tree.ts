import { SaxesParser } from 'saxes'
import { limits } from './limits.ts'
import { Refused } from './refusal.ts'
import type { Tree } from './tree.ts'
import { attach, Bag, readPlainXml, secretElements, type XmlDocument } from './xml-plain.ts'

/**
 * Text of an XML message to its tree. Throws `Refused`: document type or entity declaration, depth, number of elements or
 * attributes, length of a text or name, ill-formed text. Knows no entity but the five and character references.
 */
export function readXml(text: string): XmlDocument {
  return readPlainXml(text) ?? readAnyXml(text)
}

/** The same with a whole parser. */
export function readAnyXml(text: string): XmlDocument {
  refuseDeclarations(text)
  refuseExcess(text)
  try {
    return parse(text, false)
  } catch (error) {
    if (error instanceof Refused) throw error
    const mended = mend(text)
    if (mended !== text) return retry(mended)
    throw new Refused('xml', error instanceof Error ? error.message : 'ill-formed')
  }
}

function retry(text: string): XmlDocument {
  try {
    return parse(text, true)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('xml', error instanceof Error ? error.message : 'ill-formed')
  }
}

/** `<!` may only open a comment or a CDATA section. Runs before any parsing. Linear. */
function refuseDeclarations(text: string): void {
  for (let at = text.indexOf('<!'); at !== -1; at = text.indexOf('<!', at)) {
    const end = text.startsWith('--', at + 2) ? '-->' : text.startsWith('[CDATA[', at + 2) ? ']]>' : null
    if (end === null) throw new Refused('doctype', 'document type and entity declarations are refused')
    const close = text.indexOf(end, at + 4)
    if (close === -1) return
    at = close
  }
}

/** Elements and references are counted before any is built: each costs the parser memory. Linear. */
function refuseExcess(text: string): void {
  let elements = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (text.charCodeAt(at + 1) !== 0x2f && ++elements > limits.xmlElements)
      throw new Refused('too_many_elements', `more than ${limits.xmlElements} elements`)
  }
  let references = 0
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    if (++references > limits.xmlReferences)
      throw new Refused('too_many_elements', `more than ${limits.xmlReferences} references`)
  }
}

/** Escapes `&` that starts no known reference and drops references to characters XML forbids. */
function mend(text: string): string {
  return text
    .replace(/&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}));/g, (whole, hex, decimal) => {
      const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
      return isXmlCharacter(code) ? whole : ' '
    })
    .replace(/&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)/g, '&amp;')
}

const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)

class Builder {
  private readonly names = new Map<string, string>()
  private readonly bags: (Tree | null)[] = []
  private readonly texts: string[] = []
  private depth = 0
  /** Depth of the secret element being left out; 0 when none. */
  private skipping = 0
  root = ''
  tree: Tree | null = null
  oldDeviceId: string | null = null

  open(rawName: string, attributes: Record<string, string>): void {
    this.depth++
    if (this.depth > limits.xmlDepth)
      throw new Refused('too_deep', `more than ${limits.xmlDepth} elements inside one another`)
    if (this.skipping > 0) return
    const name = this.nameOf(rawName)
    if (this.depth === 1) this.root = name
    if (secretElements.has(name)) {
      this.skipping = this.depth
      return
    }
    let bag: Tree | null = null
    for (const attribute in attributes) {
      bag ??= new Bag()
      bag[this.nameOf(attribute)] = (attributes[attribute] as string).trim()
    }
    this.bags[this.depth] = bag
    this.texts[this.depth] = ''
  }

  text(text: string): void {
    if (this.skipping > 0 || this.depth === 0) return
    if (text.length > limits.textChars) throw new Refused('text_too_long', `a text of ${text.length} characters`)
    const before = this.texts[this.depth] as string
    this.texts[this.depth] = before === '' ? text : before + text
    if (before.length + text.length > limits.textChars)
      throw new Refused('text_too_long', `a text of more than ${limits.textChars} characters`)
  }

  close(rawName: string): void {
    const depth = this.depth--
    if (this.skipping > 0) {
      if (this.skipping === depth) this.skipping = 0
      return
    }
    const bag = this.bags[depth] as Tree | null
    const text = (this.texts[depth] as string).trim()
    if (depth === 1) {
      this.tree = bag ?? new Bag()
      return
    }
    if (bag !== null && text !== '') bag['#text'] = text
    const name = this.nameOf(rawName)
    if (name === 'old_deviceid' && text !== '') this.oldDeviceId = text
    this.attach(depth - 1, name, bag ?? text)
  }

  private attach(depth: number, name: string, value: Tree | string): void {
    let parent = this.bags[depth] as Tree | null
    if (parent === null) {
      parent = new Bag()
      this.bags[depth] = parent
    }
    attach(parent, name, value)
  }

  /** Lower case, one string for all: a document of 15,000 elements has a hundred names. */
  private nameOf(raw: string): string {
    const known = this.names.get(raw)
    if (known !== undefined) return known
    if (raw.length > limits.xmlNameChars) throw new Refused('name_too_long', `a name of ${raw.length} characters`)
    const name = raw.toLowerCase()
    if (this.names.size < 2000) this.names.set(raw, name)
    return name
  }
}

function parse(text: string, isMended: boolean): XmlDocument {
  const builder = new Builder()
  const parser = new SaxesParser({ xmlns: false, position: false })
  let attributes = 0
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('attribute', () => {
    if (++attributes > limits.xmlAttributes)
      throw new Refused('too_many_attributes', `more than ${limits.xmlAttributes} attributes`)
  })
  parser.on('opentag', (tag) => builder.open(tag.name, tag.attributes))
  parser.on('text', (piece) => builder.text(piece))
  parser.on('cdata', (piece) => builder.text(piece))
  parser.on('closetag', (tag) => builder.close(tag.name))
  // In pieces, so that one endless text or name is refused before it is gathered whole.
  for (let at = 0; at < text.length; at += limits.textChars) {
    parser.write(at === 0 && text.length <= limits.textChars ? text : text.slice(at, at + limits.textChars))
  }
  parser.close()
  if (builder.tree === null) throw new Refused('xml', 'no element')
  return { root: builder.root, tree: builder.tree, oldDeviceId: builder.oldDeviceId, isMended }
}
