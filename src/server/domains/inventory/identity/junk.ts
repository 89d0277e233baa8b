/**
 * Values that identify nobody, as shipped; administrators add to them (table inventory_junk). Sources: the black lists of
 * OCS Inventory 2.1 and GLPI 10, SMBIOS defaults of board makers, the OUI register for adapters. Comparison ignores case,
 * blanks at the ends and, for MAC addresses and UUIDs, punctuation.
 */

// biome-ignore format: a list is read more easily in rows
const junkSerials = new Set([
  'n/a', '(null string)', 'invalid', 'sys-1234567890', 'sys-9876543210', 'sn-12345', 'sn-1234567890', '0123456789',
  '12345', '123456', '1234567', '12345678', '123456789', '1234567890', '123456789000', '12345678901234567',
  '0123456789abcdef', 'eval', 'iatpass', 'none', 'to be filled by o.e.m.', 'tulip computers', 'serial number xxxxxx',
  'sn-123456fvgv3i0b8o5n6n7k', 'unknow', 'unknown', 'system serial number', 'systemserialnumb', 'systemserialnumber',
  'mb-1234567890', 'empty', 'not specified', 'not applicable', 'not available', 'not provided', 'oem_serial', 'oem',
  'o.e.m.', 'default string', 'default_string', 'default', 'serial number', 'serialnumber', 'chassis serial number',
  'base board serial number', 'board serial number', 'bios serial number', 'type2 - board serial number',
  'no asset information', 'no serial number', 'null', 'undefined', 'test', 'virtualbox-0', 'virtual machine',
])

/** One character repeated (`0000000`, `xxxx`), only 0 and 1, a version number (`1.0`, `1.0.0`), punctuation alone. */
const junkSerialPatterns = [
  /^(.)\1*$/,
  /^[01]+$/,
  /^\d\.\d(?:\.\d)?$/,
  /^to be filled\b/,
  /^(?:sn[-: ]*)?x{4,}$/,
  /^[?*\s.\-_]+$/,
]

/** True when the serial number of a machine, board or component is empty or says nothing. */
export function isJunkSerial(value: string | null): boolean {
  if (value === null) return true
  const word = value.trim().toLowerCase()
  return word === '' || junkSerials.has(word) || junkSerialPatterns.some((pattern) => pattern.test(word))
}

const junkUuids = new Set([
  '03000200040005000006000700080009',
  '00020003000400050006000700080009',
  '6ab5b300538d10149fb5b0684d007b53',
  '01010101010101010101010101010101',
  '12345678123456781234567812345678',
  '12345678123456789012345678901234',
  '123456781234567890abcddeefaabbcc',
])

/** True unless 32 hexadecimal digits that may differ from one machine to another. */
export function isJunkUuid(value: string | null): boolean {
  if (value === null) return true
  const digits = value.toLowerCase().replace(/[{}\s-]/g, '')
  return !/^[0-9a-f]{32}$/.test(digits) || /^(.)\1*$/.test(digits) || junkUuids.has(digits)
}

// biome-ignore format: a list is read more easily in rows
const junkModels = new Set([
  '*', 'unknow', 'unknown', 'to be filled by o.e.m.', 'system product name', 'product name', 'system name', 'all series',
  'default string', 'not specified', 'not applicable', 'none', 'n/a', 'undefined', 'oem', 'o.e.m.', 'invalid', 'system version',
])

/** True when the model is empty or a default of the board maker. */
export const isJunkModel = (value: string | null): boolean => isEmptyOrIn(value, junkModels)

// biome-ignore format: a list is read more easily in rows
const junkManufacturers = new Set([
  '*', 'system manufacturer', 'manufacturer', 'to be filled by o.e.m.', 'default string', 'not specified', 'not applicable',
  'unknown', 'unknow', 'none', 'n/a', 'undefined', 'oem', 'o.e.m.', 'invalid',
])

/** True when the manufacturer is empty or a default of the board maker. */
export const isJunkManufacturer = (value: string | null): boolean => isEmptyOrIn(value, junkManufacturers)

function isEmptyOrIn(value: string | null, list: Set<string>): boolean {
  const word = value?.trim().toLowerCase() ?? ''
  return word === '' || list.has(word)
}

/** Addresses that many machines share: drivers of modems, VPN clients and FireWire bridges, broken firmware. */
// biome-ignore format: a list is read more easily in rows
const junkMacs = new Set([
  '444553540000', '444553540001', '44455354616f', '0001027d9b1c', '0008a1460635', '0008a166e21a', '0009dd103768',
  '000fea9ae2f0', '00105a7271f3', '00111185088b', '101111111111', '204153594eff', '02004e435049', 'e2e616200a35',
  'd20a2da004be', '00a0c6000000', 'd26b252f2ce7', '33506f453030', '0a0027000000', '028037ec0200', '505054503030',
  '24b620524153', 'feffffffffff', '000bcafe0000', '02004c4f4f50', '0250f2000001', '025041000001', '00090ffe0001', '00090faa0001',
  '00059a3c7800', '00059a3c7a00', '005056c00001', '005056c00002', '005056c00008', '00e04c680001', '00e04c360001',
])

const digitsOf = (mac: string): string => mac.toLowerCase().replace(/[^0-9a-f]/g, '')

/** True when the address is empty, zero, broadcast, a group address, or one that many machines are known to share. */
export function isJunkMac(value: string | null): boolean {
  if (value === null) return true
  const digits = digitsOf(value)
  if (!/^[0-9a-f]{12}$/.test(digits) || /^(.)\1*$/.test(digits) || junkMacs.has(digits)) return true
  // VMware host adapters, the same on every machine.
  if (digits.startsWith('005056c0')) return true
  return (Number.parseInt(digits.slice(0, 2), 16) & 1) === 1
}

/** Chosen by software, not burnt in: random Wi-Fi addresses, containers, some hypervisors. */
export const isLocallyAdministeredMac = (value: string): boolean =>
  (Number.parseInt(digitsOf(value).slice(0, 2), 16) & 2) === 2

/** First octets of hypervisors and of VPN and tunnel drivers. */
// biome-ignore format: a list is read more easily in rows
const virtualPrefixes = [
  '000569', '000c29', '001c14', '005056', // VMware
  '080027', '0a0027', // VirtualBox
  '00155d', '0003ff', // Hyper-V, Virtual PC
  '00163e', '001a4a', '525400', '566f', // Xen, oVirt, QEMU and KVM
  '001c42', // Parallels
  '000f4b', '0021f6', // Oracle VM
  '506b8d', // Nutanix
  'bc2411', // Proxmox
  '0242', // Docker
  '00059a', '00ff', '7a7900', '00090ffe', '00090faa', '025041', '0205857f', // Cisco, TAP-Windows, Hamachi, FortiClient, GlobalProtect, Pulse
  '02004c4f4f50', // Microsoft loopback
]

/** True when the address was made by a hypervisor, a container or a VPN driver. */
export function isVirtualMac(value: string): boolean {
  const digits = digitsOf(value)
  return virtualPrefixes.some((prefix) => digits.startsWith(prefix))
}

/** First octets of those who make USB cards, docks and dongles, and little else with a network plug. */
// biome-ignore format: a list is read more easily in rows
const dockPrefixes = [
  '000ec6', 'f8e43b', '207bd2', 'cc4792', // ASIX
  '00e04c', // Realtek's own range: USB dongles
  '0050b6', // Good Way
  '9cebe8', '0c3796', // BizLink
  '00249b', // Action Star
  '8cae4c', // Plugable
  '00051b', // Magic Control
  '3c18a0', '606d3c', // Luxshare
  '00133b', // Speed Dragon
  'a0cec8', // CE Link
  '644bf0', // CalDigit
  '000f9d', '6ca936', // DisplayLink
  '4c56df', // Targus
  'e8ea6a', // StarTech.com
  '00228b', // Kensington
  '803f5d', // Winstars
]

const dockWords = /\b(?:usb|dock(?:ing)?|thunderbolt|displaylink|dongle|ax88\d{3}|rtl815\d|smsc|lan7[58]\d\d)\b/i

/** True when the card belongs to a dock or dongle, by its address or by its name. Bluetooth cards are inside. */
export function isDockMac(value: string, name: string | null = null): boolean {
  const digits = digitsOf(value)
  return (
    dockPrefixes.some((prefix) => digits.startsWith(prefix)) ||
    (name !== null && dockWords.test(name) && !/bluetooth/i.test(name))
  )
}

const virtualWords =
  /\b(?:virtual|vpn|tap-windows|tap adapter|loopback|wan miniport|vmware|virtualbox|hyper-v|vethernet|docker|wireguard|openvpn|anyconnect|globalprotect|forticlient|fortinet|pangp|zerotier|tailscale|hamachi|npcap|teredo|isatap|6to4|wi-?fi direct|ras async|juniper|pulse secure|checkpoint|sonicwall)\b/i

/** Interface names of Linux and BSD. */
const virtualInterface =
  /^(?:tun|tap|ifb|dummy|wg|veth|docker|virbr|vmnet|vboxnet|lxc|lxdbr|zt|tailscale|utun|br-)[\w.-]*$/i

/** True when the name of a card tells that software made it. */
export const isVirtualName = (name: string | null): boolean =>
  name !== null && (virtualWords.test(name) || virtualInterface.test(name))
