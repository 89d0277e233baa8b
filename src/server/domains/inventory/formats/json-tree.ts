import { limits } from './limits.ts'
import { Refused } from './refusal.ts'
import { isTree, type Tree, type TreeValue } from './tree.ts'

/** Text of a JSON message to its tree; the root must be an object. Throws `Refused`: depth, number of values, ill-formed text. */
export function readJson(text: string): Tree {
  refuseExcess(text)
  let value: TreeValue
  try {
    value = JSON.parse(text) as TreeValue
  } catch (error) {
    const whole = text.trimEnd().endsWith('}')
    throw new Refused(whole ? 'json' : 'truncated', error instanceof Error ? error.message : 'ill-formed')
  }
  if (!isTree(value)) throw new Refused('root', 'the root is no object')
  return value
}

/** Counts values and depth without building anything: JSON.parse itself has no limits. Linear. */
function refuseExcess(text: string): void {
  let depth = 0
  let values = 1
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfString(text, at)
        break
      case 0x5b:
      case 0x7b:
        values++
        if (++depth > limits.jsonDepth) throw new Refused('too_deep', `more than ${limits.jsonDepth} levels`)
        break
      case 0x5d:
      case 0x7d:
        depth--
        break
      case 0x2c:
        if (++values > limits.jsonValues)
          throw new Refused('too_many_elements', `more than ${limits.jsonValues} values`)
    }
  }
}

/** Position of the closing quote; the end of the text when there is none. */
function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close !== -1) {
    let slashes = 0
    while (text.charCodeAt(close - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) break
    close = text.indexOf('"', close + 1)
  }
  if (close === -1) return text.length
  if (close - open > limits.textChars) throw new Refused('text_too_long', `a text of ${close - open} characters`)
  return close
}
