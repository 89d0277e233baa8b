import { isJunkSerial } from '../../identity/junk.ts'
import type {
  BatteryPart,
  ControllerPart,
  FirmwarePart,
  GraphicsPart,
  MemoryPart,
  ModemPart,
  ProcessorPart,
  SimPart,
  SlotPart,
  SoundPart,
} from '../../neutral.ts'
import { date } from '../dates.ts'
import { keyOf, type Reading, said, toParts } from '../parts.ts'
import { child, rows, scalars, type Tree } from '../tree.ts'
import { firstText, integer, megabytes, megahertz, text, thousandths } from '../values.ts'

/** A serial number worth keeping. */
export function serialOf(row: Tree, ...names: string[]): string | null {
  const serial = firstText(row, ...names)
  return isJunkSerial(serial) ? null : serial
}

/** OCS agents before 2.1 send no CPUS: the processor is then told by HARDWARE (PROCESSORT × PROCESSORN). */
export function readProcessors(content: Tree, reading: Reading): ProcessorPart[] | undefined {
  const listed = toParts(rows(content, 'cpus'), reading, readProcessor)
  if (listed !== undefined && listed.length > 0) return listed
  const hardware = child(content, 'hardware')
  const title = text(hardware, 'processort')
  if (title === null) return listed
  const count = Math.min(integer(hardware, 'processorn') ?? 1, 64)
  const row: Tree = { name: title, speed: hardware?.processors ?? null }
  return toParts(
    Array.from({ length: Math.max(1, count) }, () => row),
    reading,
    readProcessor,
  )
}

function readProcessor(row: Tree): ProcessorPart | null {
  const title = firstText(row, 'name', 'type', 'description')
  if (title === null) return null
  const socket = text(row, 'socket')
  return {
    key: keyOf(title, socket),
    title,
    manufacturer: text(row, 'manufacturer'),
    speedMhz: megahertz(row, 'speed') ?? megahertz(row, 'current_speed'),
    cores: positive(row, 'core') ?? positive(row, 'cores') ?? positive(row, 'corecount'),
    threads: positive(row, 'logical_cpus') ?? threadsOf(row),
    architecture: firstText(row, 'arch', 'cpuarch'),
    socket,
  }
}

const positive = (row: Tree, name: string): number | null => integer(row, name, 4096) || null

/** GLPI's `thread` is said to be per core, but agents also send the total: the total is what we keep. */
function threadsOf(row: Tree): number | null {
  const threads = positive(row, 'thread') ?? positive(row, 'threads')
  const cores = positive(row, 'core') ?? positive(row, 'cores')
  if (threads === null || cores === null || threads >= cores) return threads
  return threads * cores
}

/** Empty slots (no capacity) are no components. */
export function readMemory(content: Tree, reading: Reading): MemoryPart[] | undefined {
  return toParts(rows(content, 'memories'), reading, (row) => {
    const capacityMb = megabytes(row, 'capacity')
    if (capacityMb === null) return null
    const slot = firstText(row, 'caption', 'numslots')
    const serial = serialOf(row, 'serialnumber', 'serial')
    const kind = text(row, 'type')
    return {
      key: serial === null ? keyOf('slot', text(row, 'numslots'), text(row, 'caption')) : keyOf('sn', serial),
      title: firstText(row, 'model', 'caption', 'description') ?? kind ?? 'RAM',
      capacityMb,
      kind,
      form: firstText(row, 'formfactor'),
      speedMhz: megahertz(row, 'speed'),
      slot,
      manufacturer: text(row, 'manufacturer'),
      serial,
    }
  })
}

export function readGraphics(content: Tree, reading: Reading): GraphicsPart[] | undefined {
  return toParts(rows(content, 'videos'), reading, (row) => {
    const title = firstText(row, 'name', 'chipset')
    if (title === null) return null
    return {
      key: keyOf(title, text(row, 'pcislot')),
      title,
      chipset: text(row, 'chipset'),
      memoryMb: megabytes(row, 'memory'),
      ...said({ busId: text(row, 'pcislot') }),
    }
  })
}

export function readSounds(content: Tree, reading: Reading): SoundPart[] | undefined {
  return toParts(rows(content, 'sounds'), reading, (row) => {
    const title = firstText(row, 'name', 'caption', 'description')
    if (title === null) return null
    return { key: keyOf(title), title, manufacturer: text(row, 'manufacturer'), description: text(row, 'description') }
  })
}

export function readControllers(content: Tree, reading: Reading): ControllerPart[] | undefined {
  return toParts(rows(content, 'controllers'), reading, (row) => {
    const title = firstText(row, 'caption', 'name', 'description')
    if (title === null) return null
    const [pciVendor = null, pciProduct = null] = (text(row, 'pciid') ?? '').split(':')
    const vendorId = text(row, 'vendorid') ?? (pciVendor || null)
    const productId = text(row, 'productid') ?? pciProduct
    const slot = text(row, 'pcislot')
    return {
      key: slot === null ? keyOf(text(row, 'name') ?? title, vendorId, productId) : keyOf('slot', slot),
      title,
      manufacturer: text(row, 'manufacturer'),
      type: firstText(row, 'type', 'description'),
      vendorId,
      productId,
      slot,
      driver: text(row, 'driver'),
    }
  })
}

export function readBatteries(content: Tree, reading: Reading): BatteryPart[] | undefined {
  return toParts(rows(content, 'batteries'), reading, (row) => {
    const serial = serialOf(row, 'serial', 'serialnumber')
    const title = firstText(row, 'name', 'location', 'chemistry')
    if (title === null && serial === null) return null
    return {
      key: serial === null ? keyOf(title) : keyOf('sn', serial),
      title: title ?? (serial as string),
      manufacturer: text(row, 'manufacturer'),
      serial,
      chemistry: text(row, 'chemistry'),
      capacityMwh: thousandths(row, 'capacity') ?? thousandths(row, 'designcapacity'),
      realCapacityMwh: thousandths(row, 'real_capacity'),
      voltageMv: thousandths(row, 'voltage') ?? thousandths(row, 'designvoltage'),
      madeOn: date(row, 'date') ?? date(row, 'manufacturedate', true),
    }
  })
}

export function readSlots(content: Tree, reading: Reading): SlotPart[] | undefined {
  return toParts(rows(content, 'slots'), reading, (row) => {
    const title = firstText(row, 'name', 'designation', 'description')
    if (title === null) return null
    const designation = text(row, 'designation')
    const status = text(row, 'status')?.toLowerCase() ?? ''
    return {
      key: keyOf(title, designation),
      title,
      description: text(row, 'description'),
      designation,
      isUsed: /in use|used/.test(status) ? true : /free|available/.test(status) ? false : null,
    }
  })
}

export function readModems(content: Tree, reading: Reading): ModemPart[] | undefined {
  return toParts(rows(content, 'modems'), reading, (row) => {
    const title = firstText(row, 'name', 'model', 'description')
    if (title === null) return null
    const serial = serialOf(row, 'serial')
    const imei = scalars(row, 'imei')[0] ?? null
    return {
      key: keyOf(title, serial ?? imei),
      title,
      kind: text(row, 'type'),
      model: text(row, 'model'),
      manufacturer: text(row, 'manufacturer'),
      serial,
      imei,
    }
  })
}

/** GLPI `simcards`, OCS `SIM`. */
export function readSims(content: Tree, reading: Reading): SimPart[] | undefined {
  return toParts(rows(content, 'simcards') ?? rows(content, 'sim'), reading, (row) => {
    const iccid = text(row, 'iccid')
    const serial = serialOf(row, 'serial', 'serialnumber')
    const operator = firstText(row, 'operator_name', 'opname', 'operator')
    if (iccid === null && serial === null && operator === null) return null
    return {
      key: keyOf(iccid ?? serial ?? operator),
      title: operator ?? iccid ?? serial ?? '',
      iccid,
      serial,
      operator,
      country: text(row, 'country'),
      phoneNumber: firstText(row, 'phone_number', 'line_number'),
    }
  })
}

/** The BIOS, then what GLPI lists as firmware. SMBIOS dates are month first. */
export function readFirmware(content: Tree, reading: Reading): FirmwarePart[] | undefined {
  const bios = child(content, 'bios')
  const version = text(bios, 'bversion')
  const found = toParts(rows(content, 'firmwares'), reading, (row): FirmwarePart | null => {
    const title = firstText(row, 'name', 'description')
    if (title === null) return null
    const kind = text(row, 'type')
    return {
      key: keyOf(kind, title),
      title,
      kind,
      manufacturer: text(row, 'manufacturer'),
      version: text(row, 'version'),
      date: date(row, 'date'),
    }
  })
  if (version === null) return found
  const manufacturer = text(bios, 'bmanufacturer')
  const part = {
    key: 'bios',
    title: manufacturer ?? 'BIOS',
    kind: 'bios',
    manufacturer,
    version,
    date: date(bios, 'bdate', true),
  }
  return [part, ...(found ?? []).filter((other) => other.key !== 'bios')]
}
