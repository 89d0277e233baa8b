import { domainToASCII } from 'node:url'
import type { AddressObject, EmailAddress } from 'mailparser'
import type { MailAddress } from './mail.ts'
import { oneLine } from './plain.ts'

/**
 * One address and nothing around it: no comment, no quoted part, no route. What parsers disagree about is no address here
 * (comments have changed recipients elsewhere: CVE-2026-121424).
 */
const strict = /^[\w!#$%&'*+/=?^`{|}~.-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i

export const isAddress = (text: string): boolean => strict.test(text) && !text.includes('..')

const most = 200

/** The people of an address header, each once; what is no address is left out. */
export function addressesOf(header: AddressObject | AddressObject[] | undefined): MailAddress[] {
  const all = [header ?? []].flat().flatMap((each) => flat(each.value ?? []))
  const people = new Map<string, MailAddress>()
  for (const { address = '', name } of all) {
    const plain = asciiDomain(address.trim().toLowerCase())
    if (isAddress(plain) && !people.has(plain) && people.size < most)
      people.set(plain, { name: oneLine(name ?? '', 200), address: plain })
  }
  return [...people.values()]
}

/** Domains are compared as they are written on the way: two that look alike are two. */
const asciiDomain = (address: string): string => {
  const at = address.lastIndexOf('@')
  return at === -1 ? address : address.slice(0, at + 1) + domainToASCII(address.slice(at + 1))
}

const flat = (list: EmailAddress[]): EmailAddress[] =>
  list.flatMap((each) => (each.group === undefined ? [each] : each.group.slice(0, most)))
