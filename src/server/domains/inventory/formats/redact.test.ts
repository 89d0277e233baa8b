import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAndRedact, readMessage } from './read-message.ts'
import { redact } from './redact.ts'

const sample = (name: string) =>
  readFileSync(new URL(`../../../../../tests/corpus/samples/${name}`, import.meta.url), 'utf8')

test.each([
  ['fusion-2.6-inventory.xml', 'xml'],
  ['glpi-agent-1.11-inventory-legacy.xml', 'xml'],
  ['glpi-agent-1.11-inventory.json', 'json'],
  ['glpi-agent-1.11-inventory-partial.json', 'json'],
  ['made-windows-ocs.xml', 'xml'],
  ['made-windows-glpi.json', 'json'],
] as const)('%s without its secrets reads the same', (name, form) => {
  const source = sample(name)
  const clean = redact(source, form)
  expect(clean).not.toMatch(/<PROCESSES>|"processes"|<ENVS>|"envs"|perl_args|PERL_ARGS|--server=|VK7JG-/i)
  expect((readAndRedact(Buffer.from(source), {}).clean ?? Buffer.from(source)).toString()).toBe(clean)
  expect(readMessage(Buffer.from(clean))).toEqual(readMessage(Buffer.from(source)))
})

test('an unclosed secret takes the rest with it, unreadable JSON everything', () => {
  expect(redact('<REQUEST><a/><PROCESSES><CMD>x', 'xml')).toBe('<REQUEST><a/>')
  expect(redact('<REQUEST><PROCESSES/><İ>k</İ><envs a="1">secret</envs ></REQUEST>', 'xml')).toBe(
    '<REQUEST><PROCESSES/><İ>k</İ></REQUEST>',
  )
  expect(redact('{"content":{"envs":[', 'json')).toBe('')
})
