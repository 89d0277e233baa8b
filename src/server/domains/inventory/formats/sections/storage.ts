import type { StorageKind, StoragePart, VolumeKind, VolumePart } from '../../neutral.ts'
import { keyOf, type Reading, said, toParts } from '../parts.ts'
import { rows, type Tree } from '../tree.ts'
import { firstText, megabytes, text } from '../values.ts'
import { serialOf } from './hardware.ts'

const devicePath =
  /^(?:\\\\[.?]\\|\/dev\/|physicaldrive\d|(?:sd|hd|vd|xvd)[a-z]+$|nvme\d|mmcblk\d|sr\d|zram\d|disk\d|rdisk\d|da\d|ada\d)/i

/** RAM disks and loop devices are no components. */
const noDevice = /^(?:zram|loop|ram)\d+$/i

export function readStorages(content: Tree, reading: Reading): StoragePart[] | undefined {
  return toParts(rows(content, 'storages'), reading, (row) => {
    const { device, model } = namesOf(row, reading)
    const title = model ?? device ?? firstText(row, 'description', 'serialnumber', 'serial')
    if (title === null || (device !== null && noDevice.test(device))) return null
    const serial = serialOf(row, 'serial', 'serialnumber')
    return {
      key: serial === null ? keyOf('device', device, model) : keyOf('sn', serial),
      title,
      device,
      model,
      manufacturer: noName(text(row, 'manufacturer')),
      serial,
      firmware: text(row, 'firmware'),
      sizeMb: megabytes(row, 'disksize'),
      kind: storageKind(
        `${text(row, 'type') ?? ''} ${text(row, 'description') ?? ''} ${text(row, 'interface') ?? ''} ${model ?? ''}`,
      ),
      interface: text(row, 'interface'),
    }
  })
}

/** Windows OCS agents swap NAME and MODEL; whoever fills them right is left alone. */
function namesOf(row: Tree, reading: Reading): { device: string | null; model: string | null } {
  const name = text(row, 'name')
  const model = text(row, 'model')
  const nameIsDevice = name !== null && devicePath.test(name)
  const modelIsDevice = model !== null && devicePath.test(model)
  const isSwapped = modelIsDevice ? !nameIsDevice : reading.dialect === 'ocs-windows' && !nameIsDevice
  return isSwapped ? { device: model, model: name } : { device: name, model }
}

/** `(Standard disk drives)` and its translations name nobody. */
const noName = (manufacturer: string | null): string | null => (manufacturer?.startsWith('(') ? null : manufacturer)

function storageKind(words: string): StorageKind {
  if (/cd-?rom|dvd|optical|blu-?ray|\bbd-/i.test(words)) return 'optical'
  if (/removable|usb|floppy|card reader/i.test(words)) return 'removable'
  if (/ssd|nvme|solid state/i.test(words)) return 'ssd'
  return /disk|hdd|hard|fixed|ata|scsi|virtual|sas\b/i.test(words) ? 'disk' : 'other'
}

const networkFileSystem = /^(?:nfs\d?|cifs|smb\w*|afs|ncpfs|sshfs|fuse\.sshfs|glusterfs|ceph|9p)$/i

/** Windows: letter and label. Unix: TYPE is the mount point and VOLUMN the device. */
export function readVolumes(content: Tree, reading: Reading): VolumePart[] | undefined {
  return toParts(rows(content, 'drives'), reading, (row) => {
    const type = text(row, 'type')
    const volume = text(row, 'volumn')
    const letter = /^([a-z]):?[\\/]*$/i.exec(text(row, 'letter') ?? '')?.[1]
    const isUnix = letter === undefined && type !== null && type.startsWith('/')
    const mount = letter !== undefined ? `${letter.toUpperCase()}:` : isUnix ? type : text(row, 'letter')
    const label = text(row, 'label') ?? (isUnix ? null : volume)
    const title = mount ?? label ?? volume
    if (title === null) return null
    const fileSystem = text(row, 'filesystem')
    return {
      key: keyOf(title),
      title,
      mount,
      label,
      device: isUnix ? volume : null,
      fileSystem,
      totalMb: megabytes(row, 'total'),
      freeMb: megabytes(row, 'free', true),
      kind: volumeKind(`${isUnix ? '' : (type ?? '')} ${text(row, 'description') ?? ''}`, fileSystem, isUnix),
      serial: serialOf(row, 'serial'),
      encrypted: encryption(row),
      ...encryptedBy(row),
    }
  })
}

function volumeKind(words: string, fileSystem: string | null, isUnix: boolean): VolumeKind | null {
  if (/network|remote|réseau/i.test(words) || (fileSystem !== null && networkFileSystem.test(fileSystem)))
    return 'network'
  if (/cd-?rom|dvd|optical|compact disc/i.test(words) || /^(?:iso9660|udf|cdfs)$/i.test(fileSystem ?? ''))
    return 'optical'
  if (/removable|floppy|amovible/i.test(words)) return 'removable'
  return isUnix || /hard|fixed|local/i.test(words) ? 'local' : null
}

function encryption(row: Tree): boolean | null {
  const status = text(row, 'encrypt_status')?.toLowerCase()
  if (status !== undefined) return /^(?:yes|encrypted|on|1|partial)/.test(status)
  return text(row, 'encrypt_name') === null ? null : true
}

/** `Encrypted`, `Partially`, and with what: BitLocker, dm-crypt. */
const encryptedBy = (row: Tree) =>
  said({
    isPartlyEncrypted: /^partial/i.test(text(row, 'encrypt_status') ?? '') ? true : null,
    encryptionTool: text(row, 'encrypt_name'),
    encryptionAlgorithm: text(row, 'encrypt_algo'),
    encryptionType: text(row, 'encrypt_type'),
  })
