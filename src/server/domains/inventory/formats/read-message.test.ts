import { describe, expect, test } from 'vitest'
import type { NeutralInventory } from '../neutral.ts'
import { readMessage } from './read-message.ts'
import type { MessageHeaders } from './sender.ts'

const id = 'pc-0001-2013-09-02-08-15-42'
const xml = (content: string, query = 'INVENTORY', rest = '') =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" ?>\n<REQUEST><DEVICEID>${id}</DEVICEID>${rest}<CONTENT>${content}</CONTENT><QUERY>${query}</QUERY></REQUEST>`,
  )
const windows: MessageHeaders = { 'user-agent': 'OCS-NG_WINDOWS_AGENT_v2.1.1.1' }

function inventory(body: Buffer, headers: MessageHeaders = {}): NeutralInventory {
  const read = readMessage(body, headers)
  if ('refusal' in read || read.kind !== 'inventory') throw new TypeError(JSON.stringify(read))
  return read.neutral
}
const ofJson = (content: unknown, around: object = {}) =>
  inventory(Buffer.from(JSON.stringify({ deviceid: id, content, ...around })))

describe('when it was started', () => {
  const system = (boot: string, offset?: string) =>
    ofJson({ operatingsystem: { full_name: 'x', boot_time: boot, ...(offset ? { timezone: { offset } } : {}) } }).system
  test('the clock of the machine with its offset; without one nothing is sure', () => {
    expect(system('2026-03-11 04:14:04', '+0100').boot).toEqual({ at: '2026-03-11T03:14:04.000Z' })
    expect(system('2026-03-11 04:14:04').boot).toBeUndefined()
    expect(system('1970-01-01 00:00:00', '+0000').boot).toBeUndefined()
    expect(system('2026-02-30 25:00:00', '+0000').boot).toBeUndefined()
  })

  test.each([
    ['41 days, 3:11:02.00', 41 * 86_400 + 3 * 3600 + 11 * 60 + 2],
    ['1 day, 0:00:09.10', 86_409],
    ['12:13:15.19', 12 * 3600 + 13 * 60 + 15],
    ['(355026200) 41 days, 2:11:02.00', 3_550_262],
    ['4399519', 43_995],
    ['for ever', undefined],
  ])('a device that runs %s', (uptime, secondsAgo) => {
    const read = readMessage(
      Buffer.from(
        JSON.stringify({
          action: 'netinventory',
          deviceid: id,
          content: { network_device: { type: 'Networking', uptime } },
        }),
      ),
      {},
    )
    if ('refusal' in read || read.kind !== 'netinventory') throw new TypeError(uptime)
    expect(read.devices[0]!.neutral.system.boot).toEqual(secondsAgo === undefined ? undefined : { secondsAgo })
  })

  test('OCS on Unix writes it after the architecture; months are of no certain length', () => {
    const described = (text: string) =>
      inventory(xml(`<HARDWARE><DESCRIPTION>${text}</DESCRIPTION></HARDWARE>`)).system.boot
    expect(described('x86_64/00-00-02 00:14:03')).toEqual({ secondsAgo: 2 * 86_400 + 843 })
    expect(described('x86_64/00-01-02 00:14:03')).toBeUndefined()
  })
})

describe('what agents tell beyond the usual', () => {
  test('encryption of volumes, edition and owner of Windows, duplex and counters of ports', () => {
    const { volume, os } = ofJson({
      drives: [
        { letter: 'C:', encrypt_status: 'Partially', encrypt_name: 'BitLocker', encrypt_algo: 'XTS_AES_128' },
        { letter: 'D:', encrypt_status: 'No' },
      ],
      hardware: { wincompany: 'Mairie' },
      operatingsystem: { full_name: 'Microsoft Windows 11 Professionnel' },
    }).sections
    expect(volume).toMatchObject([
      { encrypted: true, isPartlyEncrypted: true, encryptionTool: 'BitLocker', encryptionAlgorithm: 'XTS_AES_128' },
      { encrypted: false },
    ])
    expect(volume![1]).not.toHaveProperty('encryptionTool')
    expect(os).toMatchObject([{ edition: 'Professionnel', organisation: 'Mairie' }])
    const { port } = ofJson({
      network_ports: [
        { ifnumber: 1, ifname: 'g1', ifportduplex: 3, trunk: true, ifinbytes: 3_145_728, ifoutbytes: 0, ifinerrors: 7 },
      ],
    }).sections
    expect(port).toMatchObject([{ duplex: 'full', isTrunk: true, inMb: 3, outMb: 0, inErrors: 7 }])
  })

  test.each([
    ['Microsoft Windows 10 Enterprise LTSC', 'Enterprise LTSC'],
    ['Microsoft Windows Server 2012 R2 Standard', 'Standard'],
    ['Microsoft® Windows Vista™ Business', 'Business'],
    ['Debian GNU/Linux 12 (bookworm)', undefined],
    ['Microsoft Windows 11', undefined],
  ])('edition of %s', (title, edition) => {
    expect(ofJson({ operatingsystem: { full_name: title } }).sections.os![0]!.edition).toBe(edition)
  })
})

describe('envelope', () => {
  test('a value may be an attribute or an element, a list of one a scalar', () => {
    const elements = inventory(
      xml('<HARDWARE><NAME>pc</NAME></HARDWARE><DRIVES><LETTER>C:</LETTER><TOTAL>100</TOTAL></DRIVES>'),
      windows,
    )
    const attributes = inventory(xml('<HARDWARE NAME="pc"/><DRIVES LETTER="C:" TOTAL="100"/>'), windows)
    expect(attributes).toEqual(elements)
    expect(elements.sections.volume).toHaveLength(1)
  })

  test('an absent section is unknown, an empty one is empty', () => {
    const { sections } = inventory(xml('<PRINTERS/>'))
    expect(sections.printer).toEqual([])
    expect(sections.monitor).toBeUndefined()
    expect(ofJson({ printers: [] }).sections.printer).toEqual([])
    expect(ofJson({}).sections.printer).toBeUndefined()
  })

  test.each([
    ['in CONTENT', xml('<OLD_DEVICEID>old-1</OLD_DEVICEID>')],
    ['in the download history', xml('<DOWNLOAD><HISTORY><OLD_DEVICEID>old-1</OLD_DEVICEID></HISTORY></DOWNLOAD>')],
    ['under REQUEST', xml('', 'INVENTORY', '<OLD_DEVICEID>old-1</OLD_DEVICEID>')],
  ])('OLD_DEVICEID %s', (_, body) => expect(inventory(body).oldDeviceId).toBe('old-1'))

  test('TAG and account data', () => {
    const { tag, accountInfo } = inventory(
      xml(
        '<ACCOUNTINFO><KEYNAME>TAG</KEYNAME><KEYVALUE>SIEGE</KEYVALUE></ACCOUNTINFO><ACCOUNTINFO><KEYNAME>fields_3</KEYNAME><KEYVALUE>B12</KEYVALUE></ACCOUNTINFO>',
      ),
    )
    expect({ tag, accountInfo }).toEqual({ tag: 'SIEGE', accountInfo: [{ name: 'fields_3', value: 'B12' }] })
  })

  test('agent id and program come from the headers', () => {
    const read = readMessage(xml('', 'PROLOG'), {
      'user-agent': 'GLPI-Agent_v1.11',
      'glpi-agent-id': 'B597C8D8-E74A-11F1-8B8B-0242AC110002',
    })
    expect(read).toMatchObject({
      kind: 'prolog',
      sender: {
        deviceId: id,
        agentId: 'b597c8d8-e74a-11f1-8b8b-0242ac110002',
        agent: { name: 'GLPI-Agent', version: '1.11' },
      },
    })
    expect(readMessage(xml('', 'PROLOG'), { 'glpi-agent-id': "x' or 1=1" })).toMatchObject({
      sender: { agentId: null },
    })
  })

  test('mended text says so', () => {
    const neutral = inventory(xml('<SOFTWARES><NAME>Tom & Jerry &nbsp;</NAME></SOFTWARES>'))
    expect(neutral.sections.software?.[0]?.name).toBe('Tom & Jerry &nbsp;')
    expect(neutral.warnings).toHaveLength(1)
  })

  test('UTF-8 with Latin-1 bytes of a tool inside keeps both', () => {
    const body = Buffer.concat([
      Buffer.from(`<REQUEST><DEVICEID>${id}</DEVICEID><CONTENT><HARDWARE><NAME>été `),
      Buffer.from([0xe9, 0x80]),
      Buffer.from('</NAME></HARDWARE></CONTENT></REQUEST>'),
    ])
    expect(inventory(body).identity.name).toBe('été é€')
  })
})

describe('quirks', () => {
  test('Windows swaps NAME and MODEL of storages; right ones stay', () => {
    const swapped =
      '<STORAGES><NAME>ST500DM002</NAME><MODEL>\\\\.\\PHYSICALDRIVE0</MODEL><DISKSIZE>476940</DISKSIZE></STORAGES>'
    const right =
      '<STORAGES><NAME>\\\\.\\PHYSICALDRIVE0</NAME><MODEL>ST500DM002</MODEL><DISKSIZE>476940</DISKSIZE></STORAGES>'
    for (const rows of [swapped, right])
      expect(inventory(xml(rows), windows).sections.storage?.[0]).toMatchObject({
        model: 'ST500DM002',
        device: '\\\\.\\PHYSICALDRIVE0',
        sizeMb: 476940,
      })
  })

  test('one row for each address becomes one port', () => {
    const row = (ip: string) =>
      `<NETWORKS><DESCRIPTION>Intel</DESCRIPTION><MACADDR>3C:52:82:00:00:01</MACADDR><STATUS>Up</STATUS><IPADDRESS>${ip}</IPADDRESS></NETWORKS>`
    const { sections, identity } = inventory(xml(row('10.0.0.2') + row('10.0.0.1') + row('10.0.0.2')), windows)
    expect(sections.port).toHaveLength(1)
    expect(sections.port?.[0]?.addresses.map((address) => address.address)).toEqual(['10.0.0.1', '10.0.0.2'])
    expect(identity.macs.map((seen) => seen.mac)).toEqual(['3c:52:82:00:00:01'])
  })

  test('comma lists of addresses and gateways', () => {
    const { sections } = inventory(
      xml(
        '<NETWORKS><DESCRIPTION>e</DESCRIPTION><IPADDRESS>10.0.0.1,fe80::1</IPADDRESS><IPGATEWAY>10.0.0.254,10.0.0.253</IPGATEWAY></NETWORKS>',
      ),
    )
    expect(sections.port?.[0]?.addresses).toEqual([
      { address: '10.0.0.1', family: 4, mask: null, subnet: null, gateway: '10.0.0.254', dhcp: null },
      { address: 'fe80::1', family: 6, mask: null, subnet: null, gateway: null, dhcp: null },
    ])
  })

  test('old agents tell the processor in HARDWARE only', () => {
    const { sections } = inventory(
      xml(
        '<HARDWARE><PROCESSORT>Intel Xeon</PROCESSORT><PROCESSORN>2</PROCESSORN><PROCESSORS>2400</PROCESSORS></HARDWARE>',
      ),
    )
    expect(sections.processor?.map(({ key, speedMhz }) => [key, speedMhz])).toEqual([
      ['intel xeon|', 2400],
      ['intel xeon|#2', 2400],
    ])
  })

  test('several users, accounts of the machine, domains', () => {
    expect(inventory(xml('<HARDWARE><USERID>alice/bob</USERID><USERDOMAIN>CORP</USERDOMAIN></HARDWARE>')).user).toEqual(
      { login: 'alice', domain: 'CORP', others: ['bob'], lastLogged: null },
    )
    expect(
      inventory(xml('<HARDWARE><USERID>SYSTEM</USERID><LASTLOGGEDUSER>CORP\\carol</LASTLOGGEDUSER></HARDWARE>')).user,
    ).toMatchObject({ login: 'carol', domain: 'CORP' })
    expect(ofJson({ hardware: { lastloggeduser: 'wtmp' } }).user).toBeNull()
  })

  test('junk identity is dropped and told', () => {
    const { identity } = inventory(
      xml(
        '<BIOS><SSN>To Be Filled By O.E.M.</SSN><MSN>MB123</MSN><SMODEL>System Product Name</SMODEL><MMODEL>PRIME B450</MMODEL></BIOS><HARDWARE><UUID>03000200-0400-0500-0006-000700080009</UUID></HARDWARE>',
      ),
    )
    expect(identity).toMatchObject({ serial: null, uuid: null, model: 'PRIME B450', mainboardSerial: 'MB123' })
    expect(identity.dropped.map(({ field }) => field).sort()).toEqual(['model', 'serial', 'uuid'])
  })

  test('its own card is no virtual one on a virtual machine', () => {
    const row = '<NETWORKS><DESCRIPTION>vmxnet3</DESCRIPTION><MACADDR>00:50:56:aa:bb:cc</MACADDR></NETWORKS>'
    expect(inventory(xml(row)).identity.macs[0]?.isVirtual).toBe(true)
    expect(inventory(xml(`<BIOS><SMANUFACTURER>VMware, Inc.</SMANUFACTURER></BIOS>${row}`)).identity).toMatchObject({
      virtualSystem: 'VMware',
      chassis: 'virtual',
      macs: [{ mac: '00:50:56:aa:bb:cc', isVirtual: false }],
    })
  })

  test('equal parts are numbered, the same program counts once', () => {
    const dimm = '<MEMORIES><CAPACITY>4096</CAPACITY><CAPTION>DIMM</CAPTION></MEMORIES>'
    const program = '<SOFTWARES><NAME>7-Zip</NAME><VERSION>23</VERSION></SOFTWARES>'
    const { sections } = inventory(xml(dimm + dimm + program + program))
    expect(sections.memory?.map(({ key }) => key)).toEqual(['slot||dimm', 'slot||dimm#2'])
    expect(sections.software).toHaveLength(1)
  })

  test('secrets never come in', () => {
    const neutral = inventory(
      xml(
        '<PROCESSES><CMD>x --password=hunter2</CMD></PROCESSES><ENVS><KEY>PW</KEY><VAL>hunter2</VAL></ENVS><VERSIONPROVIDER><PERL_ARGS>--password=hunter2</PERL_ARGS></VERSIONPROVIDER><HARDWARE><WINPRODKEY>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</WINPRODKEY><OSNAME>Windows</OSNAME></HARDWARE>',
      ),
    )
    expect(JSON.stringify(neutral)).not.toMatch(/hunter2|BBBBB/)
    expect(neutral.sections.os?.[0]?.productKeyEnd).toBe('EEEEE')
  })

  test('partial messages of GLPI agents', () => {
    expect(ofJson({}, { partial: true }).isPartial).toBe(true)
    expect(ofJson({}).isPartial).toBe(false)
  })

  test('phones, printers and network equipment', () => {
    const neutral = ofJson(
      {
        network_device: {
          type: 'Networking',
          name: 'sw-1',
          serial: 'FOC1234',
          manufacturer: 'Cisco',
          model: 'C9200',
          mac: '00:1b:54:00:00:01',
        },
        network_ports: [
          {
            ifnumber: 2,
            ifname: 'Gi1/0/2',
            ifspeed: 1_000_000_000,
            ifstatus: 1,
            iftype: 6,
            mac: '00:1b:54:00:00:02',
            ips: ['10.0.0.9'],
          },
          { ifnumber: 1, ifname: 'Gi1/0/1', ifspeed: 4294967295, ifstatus: 2 },
        ],
      },
      { itemtype: 'NetworkEquipment' },
    )
    expect(neutral).toMatchObject({
      itemType: 'NetworkEquipment',
      identity: { name: 'sw-1', serial: 'FOC1234', manufacturer: 'Cisco', model: 'C9200' },
    })
    expect(neutral.sections.port).toMatchObject([
      { key: '2|gi1/0/2', speedMbps: 1000, status: 'up', kind: 'ethernet', addresses: [{ address: '10.0.0.9' }] },
      { key: '1|gi1/0/1', speedMbps: null, status: 'down' },
    ])
    expect(ofJson({ hardware: { name: 'tel' }, simcards: [{ iccid: '8933' }] }, { itemtype: 'Phone' })).toMatchObject({
      itemType: 'Phone',
      sections: { sim: [{ iccid: '8933' }] },
    })
  })
})

describe('other messages', () => {
  test('NOTIFY', () => {
    const body = Buffer.from(
      `<REQUEST><DEVICEID>${id}</DEVICEID><QUERY>NOTIFY</QUERY><TYPE>IP</TYPE><IFACE><MAC>3C:52:82:00:00:01</MAC><IP>10.0.0.7</IP><MASK>255.255.255.0</MASK></IFACE><IFACE><IP>10.0.0.8</IP></IFACE></REQUEST>`,
    )
    expect(readMessage(body)).toMatchObject({
      kind: 'notify',
      interfaces: [{ mac: '3c:52:82:00:00:01', address: '10.0.0.7', mask: '255.255.255.0' }],
    })
  })

  test('DOWNLOAD result, as attributes or elements', () => {
    expect(
      readMessage(Buffer.from(`<REQUEST DEVICEID="${id}" QUERY="DOWNLOAD" ID="1381" ERR="SUCCESS"/>`)),
    ).toMatchObject({ kind: 'download', packageId: '1381', result: 'SUCCESS' })
    expect(readMessage(xml('<ID>1381</ID><ERR>ERR_UNZIP</ERR>', 'DOWNLOAD'))).toMatchObject({
      packageId: '1381',
      result: 'ERR_UNZIP',
    })
  })

  test('UPDATE, unknown query, SNMP', () => {
    expect(readMessage(xml('<PLATFORM>windows</PLATFORM><AGENT>4062</AGENT>', 'UPDATE'))).toMatchObject({
      kind: 'update',
      platform: 'windows',
      version: '4062',
    })
    expect(readMessage(xml('', 'NONSENSE'))).toMatchObject({ form: 'xml', refusal: { code: 'query' } })
    expect(readMessage(xml('<DEVICE><COMMON><NAME>x</NAME></COMMON></DEVICE>', 'SNMP'))).toMatchObject({
      kind: 'snmp',
      devices: 1,
    })
  })

  test('SNMPQUERY and NETDISCOVERY of Fusion agents', () => {
    const device =
      '<DEVICE><INFO><TYPE>PRINTER</TYPE><NAME>prn</NAME><SERIAL>VNB3</SERIAL></INFO><PORTS><PORT><IFNUMBER>1</IFNUMBER><IFDESCR>eth0</IFDESCR><IP>10.0.0.3</IP></PORT></PORTS></DEVICE><DEVICE><ERROR><ID>3</ID><MESSAGE>timeout</MESSAGE></ERROR></DEVICE>'
    expect(readMessage(xml(`${device}<PROCESSNUMBER>7</PROCESSNUMBER>`, 'SNMPQUERY'))).toMatchObject({
      kind: 'netinventory',
      jobId: '7',
      devices: [
        {
          neutral: {
            deviceId: 'net: VNB3',
            itemType: 'Printer',
            identity: { name: 'prn', serial: 'VNB3' },
            sections: { port: [{ key: '1|eth0', addresses: [{ address: '10.0.0.3' }] }] },
          },
        },
      ],
      errors: ['3 timeout'],
    })
    expect(
      readMessage(
        xml('<DEVICE><IP>10.0.0.3</IP><MAC>00:1b:54:00:00:01</MAC><TYPE>NETWORKING</TYPE></DEVICE>', 'NETDISCOVERY'),
      ),
    ).toMatchObject({
      kind: 'netdiscovery',
      devices: [
        {
          neutral: {
            deviceId: 'net:00:1b:54:00:00:01',
            itemType: 'NetworkEquipment',
            isPartial: true,
            system: { device: { address: '10.0.0.3', mac: '00:1b:54:00:00:01' } },
          },
        },
      ],
    })
  })

  test('IPDISCOVER results', () => {
    const { neighbours } = inventory(
      xml('<IPDISCOVER><H><I>10.0.0.7</I><M>00:1b:54:00:00:01</M><N>-</N></H><H><I>10.0.0.8</I></H></IPDISCOVER>'),
    )
    expect(neighbours).toEqual([{ address: '10.0.0.7', mac: '00:1b:54:00:00:01', name: null }])
  })

  test('get_params and actions that are not served', () => {
    expect(
      readMessage(Buffer.from(`{"action":"get_params","deviceid":"${id}","params_id":"12","use":"credentials"}`)),
    ).toMatchObject({ kind: 'getParams', paramsId: '12', use: 'credentials' })
    expect(readMessage(Buffer.from(`{"action":"esx","deviceid":"${id}"}`))).toMatchObject({
      form: 'json',
      refusal: { code: 'unsupported' },
    })
  })
})
