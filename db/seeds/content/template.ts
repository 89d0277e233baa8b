/**
 * Sentences with choices and variables, compiled once and rendered many times.
 *
 * `[a|b|]` one of the alternatives (nesting allowed, an alternative may be empty) · `{name}` a variable ·
 * `{de:name}` "de " or "d'" by the first letter of the value · `{a:name}` the value with its first letter in capitals.
 * An alternative that needs a variable which has no value is never chosen.
 */
import type { Random } from './random.ts'

export type Vars = Readonly<Record<string, string | undefined>>

type Piece = string | { var: string; form: '' | 'de' | 'a' } | { choices: readonly Compiled[] }

export interface Compiled {
  pieces: readonly Piece[]
  needs: readonly string[]
}

/** Words before which `de` elides: vowels, mute h, y before a consonant (`d’Yves` but `de Yannick`). */
const VOWEL_FIRST = /^(?:[aeiouâàéèêëîïôûœh]|y(?![aeiouéè]))/i

const NBSP = '\u00a0'

/** French spaces: no-break before ; : ! ? » and %, after «. Done on the template, so it costs nothing at rendering. */
export function frenchSpaces(text: string): string {
  return text.replace(/ ([;:!?»%€])/g, `${NBSP}$1`).replace(/« /g, `«${NBSP}`)
}

const compiled = new Map<string, Compiled>()

/** Compiles a template; throws on unbalanced brackets, so that a test run finds an author's slip. */
export function compile(template: string): Compiled {
  let known = compiled.get(template)
  if (known === undefined) {
    const reader = { text: frenchSpaces(template), at: 0 }
    known = readSequence(reader, 0)
    if (reader.at < reader.text.length) throw new Error(`Unbalanced brackets in template: ${template}`)
    compiled.set(template, known)
  }
  return known
}

interface Reader {
  text: string
  at: number
}

function readSequence(reader: Reader, depth: number): Compiled {
  const pieces: Piece[] = []
  let literal = ''
  const flush = () => {
    if (literal !== '') pieces.push(literal)
    literal = ''
  }
  while (reader.at < reader.text.length) {
    const char = reader.text[reader.at] as string
    if (depth > 0 && (char === '|' || char === ']')) break
    if (char === ']') break
    if (char === '[' || char === '{') {
      flush()
      pieces.push(char === '[' ? readChoice(reader, depth) : readVariable(reader))
    } else {
      literal += char
      reader.at++
    }
  }
  flush()
  const needs = pieces.flatMap((piece) => (typeof piece === 'object' && 'var' in piece ? [piece.var] : []))
  return { pieces, needs }
}

function readChoice(reader: Reader, depth: number): Piece {
  const choices: Compiled[] = []
  do {
    reader.at++
    choices.push(readSequence(reader, depth + 1))
  } while (reader.text[reader.at] === '|')
  if (reader.text[reader.at] !== ']') throw new Error(`Choice not closed in template: ${reader.text}`)
  reader.at++
  return { choices }
}

function readVariable(reader: Reader): Piece {
  const end = reader.text.indexOf('}', reader.at)
  if (end < 0) throw new Error(`Variable not closed in template: ${reader.text}`)
  const [first, second] = reader.text.slice(reader.at + 1, end).split(':')
  reader.at = end + 1
  if (second === undefined) return { var: first as string, form: '' }
  if (first !== 'de' && first !== 'a') throw new Error(`Unknown form ${first} in template: ${reader.text}`)
  return { var: second, form: first }
}

/** True when every variable that the template cannot do without has a value. */
export function usable(template: Compiled, vars: Vars): boolean {
  for (const name of template.needs) if (vars[name] === undefined) return false
  for (const piece of template.pieces) {
    if (typeof piece === 'object' && 'choices' in piece && !piece.choices.some((choice) => usable(choice, vars)))
      return false
  }
  return true
}

/** The text of a template. A needed variable without a value is an author's mistake and throws. */
export function render(template: Compiled, vars: Vars, random: Random): string {
  let out = ''
  for (const piece of template.pieces) {
    if (typeof piece === 'string') out += piece
    else if ('var' in piece) out += formed(piece.var, piece.form, vars)
    else out += render(chooseUsable(piece.choices, vars, random), vars, random)
  }
  return out
}

function chooseUsable(choices: readonly Compiled[], vars: Vars, random: Random): Compiled {
  const first = random.pick(choices)
  if (usable(first, vars)) return first
  const possible = choices.filter((choice) => usable(choice, vars))
  if (possible.length === 0) throw new Error(`No alternative can be rendered without ${first.needs.join(', ')}`)
  return random.pick(possible)
}

function formed(name: string, form: '' | 'de' | 'a', vars: Vars): string {
  const value = vars[name]
  if (value === undefined) throw new Error(`No value for {${name}}`)
  if (form === 'de') return VOWEL_FIRST.test(value) ? `d’${value}` : `de ${value}`
  return form === 'a' ? value.charAt(0).toUpperCase() + value.slice(1) : value
}

/** One of the templates that can be rendered with these variables, rendered; undefined when none can. */
export function say(templates: readonly string[], vars: Vars, random: Random): string | undefined {
  const first = compile(random.pick(templates))
  if (usable(first, vars)) return render(first, vars, random)
  const possible = templates.map(compile).filter((template) => usable(template, vars))
  return possible.length === 0 ? undefined : render(random.pick(possible), vars, random)
}
