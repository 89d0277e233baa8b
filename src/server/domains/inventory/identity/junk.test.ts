import { describe, expect, test } from 'vitest'
import {
  isDockMac,
  isJunkMac,
  isJunkManufacturer,
  isJunkModel,
  isJunkSerial,
  isJunkUuid,
  isLocallyAdministeredMac,
  isVirtualMac,
  isVirtualName,
} from './junk.ts'
import { junkListOf } from './junk-list.ts'

describe('junk', () => {
  test.each([
    null,
    '',
    ' ',
    'To Be Filled By O.E.M.',
    'System Serial Number',
    'Default string',
    '0',
    '1',
    '00000000',
    '1111111',
    '0101',
    'NNNNNNN',
    'xxxxxxxxxxx',
    'SN-12345',
    '1.0',
    '1.2.3',
    'None',
    'N/A',
    'Not Specified',
    'EVAL',
    '.......',
    '0123456789',
    '(null string)',
  ])('serial %j identifies nobody', (serial) => expect(isJunkSerial(serial)).toBe(true))

  test.each(['U8PM00007', '/ABC1.2/CN123/', '5CG1234XYZ', 'VMware-56 4d 3a 10', '4444A', '2023.10.1'])(
    'serial %j is real',
    (serial) => expect(isJunkSerial(serial)).toBe(false),
  )

  test('UUIDs', () => {
    for (const junk of [
      null,
      '2',
      '',
      'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
      '03000200-0400-0500-0006-000700080009',
      '01010101-0101-0101-0101-010101010101',
    ])
      expect(isJunkUuid(junk)).toBe(true)
    expect(isJunkUuid('{46B7265E-0505-4E97-A66D-C751A2D49652}')).toBe(false)
  })

  test('models and manufacturers', () => {
    expect([
      isJunkModel('System Product Name'),
      isJunkModel('All Series'),
      isJunkModel(null),
      isJunkModel('Latitude 5540'),
    ]).toEqual([true, true, true, false])
    expect([isJunkManufacturer('System manufacturer'), isJunkManufacturer('Dell Inc.')]).toEqual([true, false])
  })

  test('MAC addresses that many share, and group addresses', () => {
    for (const junk of [
      '',
      '00:00:00:00:00:00',
      '44:45:53:54:00:00',
      '0A:00:27:00:00:00',
      '00:50:56:C0:00:42',
      '33:50:6f:45:30:30',
      '01:00:5e:00:00:01',
      'x',
    ])
      expect(isJunkMac(junk)).toBe(true)
    expect(isJunkMac('00:50:56:aa:00:42')).toBe(false)
  })

  test('what is added fits without case and punctuation, with wildcards and networks, in little time', () => {
    const list = junkListOf([
      { sort: 'mac', value: '00-50-56-C0-*' },
      { sort: 'uuid', value: '{46B7265E-0505-4E97-A66D-C751A2D49652}' },
      { sort: 'name', value: 'PC-????' },
      { sort: 'ip', value: '2001:db8::/32' },
      { sort: 'model', value: `${'*a'.repeat(120)}*b` },
    ])
    expect(list.isAdded('mac', '00:50:56:c0:00:08')).toBe(true)
    expect(list.isAdded('uuid', '46b7265e05054e97a66dc751a2d49652')).toBe(true)
    expect([
      list.isAdded('name', 'pc-0042'),
      list.isAdded('name', 'pc-00421'),
      list.isAdded('name', 'x-pc-0042'),
    ]).toEqual([true, false, false])
    expect([
      list.isAdded('ip', '2001:db8:6::1'),
      list.isAdded('ip', '2001:db9::1'),
      list.isAdded('ip', 'garbage'),
    ]).toEqual([true, false, false])
    expect(list.isAdded('model', 'a'.repeat(255))).toBe(false)
  })

  test('virtual, dock and locally administered cards', () => {
    expect([
      isVirtualMac('00:0c:29:aa:bb:cc'),
      isVirtualMac('02:42:ac:11:00:02'),
      isVirtualMac('3c:52:82:aa:bb:cc'),
    ]).toEqual([true, true, false])
    expect([
      isVirtualName('Fortinet SSL VPN Virtual Ethernet Adapter'),
      isVirtualName('veth12ab'),
      isVirtualName('Realtek PCIe GbE'),
    ]).toEqual([true, true, false])
    expect(isDockMac('9c:eb:e8:11:22:33')).toBe(true)
    expect(isDockMac('3c:52:82:aa:bb:cc', 'Realtek USB GbE Family Controller #3')).toBe(true)
    expect(isDockMac('3c:52:82:aa:bb:cc', 'Bluetooth USB Device')).toBe(false)
    expect(isDockMac('3c:52:82:aa:bb:cc', 'Intel(R) Ethernet Connection (16) I219-LM')).toBe(false)
    expect([isLocallyAdministeredMac('02:00:00:00:00:01'), isLocallyAdministeredMac('00:50:56:00:00:01')]).toEqual([
      true,
      false,
    ])
  })
})
