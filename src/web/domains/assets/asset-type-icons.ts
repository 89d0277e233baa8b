import {
  type Icon,
  IconBox,
  IconDeviceDesktop,
  IconDeviceLaptop,
  IconDeviceMobile,
  IconPlug,
  IconPrinter,
  IconRouter,
} from '@tabler/icons-react'
import { assetTypes } from '../../../shared/assets/types/index.ts'

/** The icons that shared/assets/types name. */
const icons: Record<string, Icon> = {
  'device-laptop': IconDeviceLaptop,
  'device-desktop': IconDeviceDesktop,
  printer: IconPrinter,
  router: IconRouter,
  'device-mobile': IconDeviceMobile,
  plug: IconPlug,
}

const iconNames = new Map(assetTypes.map((type) => [type.name, type.icon]))

/** Icon of a type of asset; a box for those made elsewhere. */
export const assetTypeIcon = (type: unknown): Icon => icons[iconNames.get(String(type)) ?? ''] ?? IconBox
