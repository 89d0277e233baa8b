import {
  type Icon,
  IconApps,
  IconBatteryCharging,
  IconBox,
  IconCertificate,
  IconDatabase,
  IconDeviceDesktop,
  IconDeviceLaptop,
  IconDeviceMobile,
  IconDeviceSim,
  IconHelpHexagon,
  IconHexagons,
  IconLayoutBoard,
  IconLine,
  IconOutlet,
  IconPhone,
  IconPlug,
  IconPrinter,
  IconRouter,
  IconServer,
  IconServer2,
  IconWorld,
} from '@tabler/icons-react'
import { type AssetFamily, assetTypes } from '../../../shared/assets/types/index.ts'

/** The icons that shared/assets/types name. */
const icons: Record<string, Icon> = {
  'device-laptop': IconDeviceLaptop,
  'device-desktop': IconDeviceDesktop,
  plug: IconPlug,
  printer: IconPrinter,
  'device-mobile': IconDeviceMobile,
  phone: IconPhone,
  'device-sim': IconDeviceSim,
  router: IconRouter,
  line: IconLine,
  server: IconServer,
  'server-2': IconServer2,
  outlet: IconOutlet,
  'battery-charging': IconBatteryCharging,
  'layout-board': IconLayoutBoard,
  hexagons: IconHexagons,
  apps: IconApps,
  database: IconDatabase,
  world: IconWorld,
  certificate: IconCertificate,
  'help-hexagon': IconHelpHexagon,
}

const iconNames = new Map(assetTypes.map((type) => [type.name, type.icon]))

/** Icon of a type of asset; a box for those made elsewhere. */
export const assetTypeIcon = (type: unknown): Icon => icons[iconNames.get(String(type)) ?? ''] ?? IconBox

const families: Record<AssetFamily, Icon> = {
  workplace: IconDeviceLaptop,
  printing: IconPrinter,
  telephony: IconPhone,
  networking: IconRouter,
  'server-room': IconServer,
  applications: IconApps,
  discovered: IconHelpHexagon,
}

export const assetFamilyIcon = (family: AssetFamily): Icon => families[family]
