/** Models of everything that is not a computer. Prices in euros. */
export interface DeviceModel {
  manufacturer: string
  name: string
  from: number
  price: number
  fields: Readonly<Record<string, string | number | boolean>>
}

const device = (
  manufacturer: string,
  name: string,
  from: number,
  price: number,
  fields: DeviceModel['fields'] = {},
): DeviceModel => ({ manufacturer, name, from, price, fields })

export const MONITORS: readonly DeviceModel[] = [
  device('Dell Inc.', 'P2419H', 2019, 172, { diagonal: 24, resolution: '1920 x 1080' }),
  device('HP', 'E24 G4', 2020, 168, { diagonal: 24, resolution: '1920 x 1080' }),
  device('Dell Inc.', 'P2422H', 2021, 179, { diagonal: 24, resolution: '1920 x 1080' }),
  device('Iiyama', 'ProLite XUB2792QSU', 2022, 214, { diagonal: 27, resolution: '2560 x 1440' }),
  device('Dell Inc.', 'P2423DE', 2022, 268, { diagonal: 24, resolution: '2560 x 1440' }),
  device('Dell Inc.', 'P2425HE', 2024, 252, { diagonal: 24, resolution: '1920 x 1080' }),
  device('Philips', '243B1JH', 2023, 219, { diagonal: 24, resolution: '1920 x 1080' }),
]

export const COPIERS: readonly DeviceModel[] = [
  device('Ricoh', 'IM C3000', 2020, 3_890, { isColor: true, isNetwork: true }),
  device('Kyocera', 'TASKalfa 3554ci', 2022, 4_120, { isColor: true, isNetwork: true }),
  device('Ricoh', 'IM C3010', 2024, 4_260, { isColor: true, isNetwork: true }),
]

export const OFFICE_PRINTERS: readonly DeviceModel[] = [
  device('Kyocera', 'ECOSYS P3145dn', 2020, 312, { isColor: false, isNetwork: true }),
  device('HP', 'LaserJet Pro 4002dn', 2022, 276, { isColor: false, isNetwork: true }),
  device('Brother', 'HL-L6410DN', 2024, 389, { isColor: false, isNetwork: true }),
]

export const LABEL_PRINTER = device('Zebra', 'ZD421', 2022, 418, {
  isColor: false,
  paper: 'label',
  isMultifunction: false,
})

export const NETWORK = {
  firewall: device('Fortinet', 'FortiGate 200F', 2022, 6_430, { portCount: 26 }),
  siteFirewall: device('Fortinet', 'FortiGate 60F', 2022, 892, { portCount: 10 }),
  core: device('HPE Aruba', 'CX 6405', 2022, 18_700, { portCount: 96 }),
  access: device('HPE Aruba', 'CX 6100 48G', 2022, 2_310, { portCount: 48 }),
  oldAccess: device('Cisco', 'Catalyst 2960X-48TS-L', 2018, 1_980, { portCount: 48 }),
  wifi: device('HPE Aruba', 'AP-515', 2021, 436, { portCount: 2 }),
  storage: device('NetApp', 'FAS2750', 2022, 42_300, { portCount: 8 }),
  ups: device('APC', 'Smart-UPS SRT 3000', 2021, 2_140, { maxPowerVa: 3_000, phases: 'single' }),
  nas: device('Synology', 'RackStation RS1221+', 2023, 1_490, { portCount: 4 }),
} as const

export const DESK_PHONES: readonly DeviceModel[] = [
  device('Alcatel-Lucent Enterprise', '8028s', 2020, 98),
  device('Yealink', 'SIP-T46U', 2022, 132),
]

export const SMARTPHONES: readonly DeviceModel[] = [
  device('Samsung', 'Galaxy A54 5G', 2023, 298),
  device('Samsung', 'Galaxy XCover6 Pro', 2022, 452),
  device('Fairphone', 'Fairphone 5', 2024, 489),
  device('Apple', 'iPhone SE (3e génération)', 2022, 441),
]

export const PERIPHERALS = {
  dockDell: device('Dell Inc.', "Station d'accueil WD19S", 2021, 158, {
    sort: 'Station d’accueil',
    interface: 'USB-C',
  }),
  dockHp: device('HP', "Station d'accueil USB-C G5", 2021, 149, { sort: 'Station d’accueil', interface: 'USB-C' }),
  dockLenovo: device('Lenovo', 'ThinkPad Universal USB-C Dock', 2022, 162, {
    sort: 'Station d’accueil',
    interface: 'USB-C',
  }),
  headset: device('Jabra', 'Evolve2 40', 2022, 86, { sort: 'Casque', interface: 'USB' }),
  headsetWireless: device('Poly', 'Voyager Focus 2', 2022, 139, { sort: 'Casque', interface: 'USB' }),
  webcam: device('Logitech', 'BRIO 300', 2023, 54, { sort: 'Webcam', interface: 'USB' }),
  projector: device('Epson', 'EB-L210SF', 2023, 1_180, { sort: 'Vidéoprojecteur', interface: 'HDMI' }),
  visio: device('Logitech', 'Rally Bar Mini', 2023, 2_390, { sort: 'Barre de visioconférence', interface: 'Ethernet' }),
  scanner: device('Ricoh', 'fi-8170', 2023, 712, { sort: 'Scanner', interface: 'USB' }),
  badgeReader: device('HID', 'OMNIKEY 5022', 2022, 41, { sort: 'Lecteur de cartes', interface: 'USB' }),
  scannerHand: device('Zebra', 'DS2208', 2022, 119, { sort: 'Lecteur de codes-barres', interface: 'USB' }),
} as const

export const VEHICLES: readonly DeviceModel[] = [
  device('Renault', 'Clio V Équilibre', 2022, 17_900, { energy: 'essence', seats: 5 }),
  device('Renault', 'Mégane E-Tech', 2023, 34_600, { energy: 'électrique', seats: 5 }),
  device('Peugeot', 'e-208 Active', 2023, 29_800, { energy: 'électrique', seats: 5 }),
  device('Citroën', 'ë-Berlingo', 2022, 33_200, { energy: 'électrique', seats: 2 }),
  device('Dacia', 'Duster', 2021, 18_400, { energy: 'gazole', seats: 5 }),
]
