import { isIP } from 'node:net'
import type { ConnectorPart, MonitorPart, PeripheralPart, PrinterPart } from '../../neutral.ts'
import { keyOf, type Reading, toParts } from '../parts.ts'
import { rows, type Tree } from '../tree.ts'
import { firstText, flag, text } from '../values.ts'
import { serialOf } from './hardware.ts'

export function readMonitors(content: Tree, reading: Reading): MonitorPart[] | undefined {
  return toParts(rows(content, 'monitors'), reading, (row) => {
    const name = firstText(row, 'name', 'caption')
    const manufacturer = text(row, 'manufacturer')
    const serial = serialOf(row, 'serial', 'altserial')
    const title = name ?? manufacturer ?? serial ?? text(row, 'description')
    if (title === null) return null
    const port = text(row, 'port')
    return {
      key: serial === null ? keyOf('name', manufacturer, name, port) : keyOf('sn', manufacturer, serial),
      title,
      name,
      manufacturer,
      serial,
      port,
      description: text(row, 'description'),
    }
  })
}

const virtualPrinter =
  /print to pdf|xps document|onenote|\bfax\b|pdfcreator|pdf24|cutepdf|adobe pdf|dopdf|bullzip|snagit|microsoft shared fax|send to|generic \/ text only|remote desktop easy print/i

export function readPrinters(content: Tree, reading: Reading): PrinterPart[] | undefined {
  return toParts(
    rows(content, 'printers'),
    reading,
    (row) => {
      const title = firstText(row, 'name', 'driver')
      if (title === null) return null
      const driver = text(row, 'driver')
      const port = text(row, 'port')
      return {
        key: keyOf(title, text(row, 'servername')),
        title,
        driver,
        port,
        address: addressIn(port),
        serial: serialOf(row, 'serial'),
        isNetwork: flag(row, 'network') ?? (addressIn(port) === null ? null : true),
        isShared: flag(row, 'shared'),
        isVirtual: virtualPrinter.test(title) || (driver !== null && virtualPrinter.test(driver)),
        server: text(row, 'servername')?.replace(/^\\+/, '') ?? null,
        shareName: text(row, 'sharename'),
      }
    },
    'once',
  )
}

/** `IP_10.99.1.2`, `10.99.1.2_1`, `socket://10.99.1.2:9100`. */
function addressIn(port: string | null): string | null {
  const found = /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])/.exec(port ?? '')?.[1] ?? ''
  return isIP(found) === 4 && found !== '127.0.0.1' ? found : null
}

/** Keyboards and mice (INPUTS) with what hangs on USB. Absent only when neither was sent. */
export function readPeripherals(content: Tree, reading: Reading): PeripheralPart[] | undefined {
  const inputs = rows(content, 'inputs')
  const usb = rows(content, 'usbdevices')
  if (inputs === undefined && usb === undefined) return undefined
  return [...(toParts(inputs, reading, readInput) ?? []), ...(toParts(usb, reading, readUsb) ?? [])]
}

function readInput(row: Tree): PeripheralPart | null {
  const title = firstText(row, 'caption', 'name', 'description')
  if (title === null) return null
  const words = `${text(row, 'type') ?? ''} ${text(row, 'pointtype') ?? text(row, 'pointingtype') ?? ''} ${title}`
  const kind = /point|mouse|souris|touch|track/i.test(words)
    ? 'pointing'
    : /key|clavier/i.test(words) || text(row, 'layout') !== null
      ? 'keyboard'
      : 'input'
  return {
    key: keyOf(kind, title, text(row, 'description')),
    title,
    kind,
    manufacturer: inBrackets(text(row, 'manufacturer')),
    interface: text(row, 'interface'),
    vendorId: null,
    productId: null,
    serial: null,
  }
}

/** OCS puts the vendor's number into MANUFACTURER (`VID_046D`). */
function readUsb(row: Tree): PeripheralPart | null {
  const manufacturer = text(row, 'manufacturer')
  const vendorId = text(row, 'vendorid') ?? /^vid_([0-9a-f]{4})$/i.exec(manufacturer ?? '')?.[1] ?? null
  const productId = text(row, 'productid')
  const serial = serialOf(row, 'serial')
  const title =
    firstText(row, 'caption', 'name', 'description') ??
    (vendorId === null ? null : `USB ${vendorId}:${productId ?? '?'}`)
  if (title === null) return null
  return {
    key: keyOf('usb', vendorId, productId, serial ?? title),
    title,
    kind: 'usb',
    manufacturer: /^vid_/i.test(manufacturer ?? '') ? null : inBrackets(manufacturer),
    interface: text(row, 'interface'),
    vendorId: vendorId?.toLowerCase() ?? null,
    productId: productId?.toLowerCase() ?? null,
    serial,
  }
}

/** `(Standard system devices)` names nobody. */
const inBrackets = (value: string | null): string | null => (value?.startsWith('(') ? null : value)

/** PORTS: the sockets of the case (USB, serial, HDMI…). */
export function readConnectors(content: Tree, reading: Reading): ConnectorPart[] | undefined {
  return toParts(rows(content, 'ports'), reading, (row) => {
    const title = firstText(row, 'name', 'caption', 'description')
    if (title === null) return null
    const type = text(row, 'type')
    return {
      key: keyOf(type, title),
      title,
      type: type === 'None' ? null : type,
      description: firstText(row, 'description', 'caption'),
    }
  })
}
