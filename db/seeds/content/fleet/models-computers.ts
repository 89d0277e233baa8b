/** Models of computers that a public body bought lately, with what an agent reads on them. Sizes in MiB, prices in euros. */
export interface ComputerModel {
  manufacturer: string
  name: string
  form: 'laptop' | 'desktop' | 'server'
  /** First year on the order list. */
  from: number
  cpu: string
  cores: number
  threads: number
  mhz: number
  memory: readonly number[]
  memoryType: string
  memoryMhz: number
  slots: number
  disk: readonly number[]
  diskModel: string
  graphics: string
  screen: string | null
  batteryMwh: number
  price: number
}

const GIB = 1024

const laptop = (
  manufacturer: string,
  name: string,
  from: number,
  chip: readonly [string, number, number, number],
  memoryType: 'DDR4' | 'DDR5' | 'LPDDR5',
  graphics: string,
  batteryMwh: number,
  price: number,
): ComputerModel => ({
  manufacturer,
  name,
  form: 'laptop',
  from,
  cpu: chip[0],
  cores: chip[1],
  threads: chip[2],
  mhz: chip[3],
  memory: memoryType === 'DDR4' ? [8 * GIB, 16 * GIB, 16 * GIB] : [16 * GIB, 16 * GIB, 32 * GIB],
  memoryType,
  memoryMhz: memoryType === 'DDR4' ? 3200 : memoryType === 'DDR5' ? 5600 : 6400,
  slots: memoryType === 'LPDDR5' ? 1 : 2,
  disk: [256 * GIB, 512 * GIB, 512 * GIB],
  diskModel: from < 2023 ? 'KIOXIA KBG40ZNS NVMe' : 'SAMSUNG PM9B1 NVMe',
  graphics,
  screen: '1920 x 1080',
  batteryMwh,
  price,
})

const desktop = (
  manufacturer: string,
  name: string,
  from: number,
  chip: readonly [string, number, number, number],
  graphics: string,
  price: number,
): ComputerModel => ({
  ...laptop(manufacturer, name, from, chip, from < 2023 ? 'DDR4' : 'DDR5', graphics, 0, price),
  form: 'desktop',
  screen: null,
  diskModel: 'WD PC SN740 NVMe',
})

const I5_11 = ['11th Gen Intel(R) Core(TM) i5-1135G7 @ 2.40GHz', 4, 8, 2400] as const
const I5_12 = ['12th Gen Intel(R) Core(TM) i5-1245U', 10, 12, 1600] as const
const I5_13 = ['13th Gen Intel(R) Core(TM) i5-1345U', 10, 12, 1600] as const
const U5_1 = ['Intel(R) Core(TM) Ultra 5 135U', 12, 14, 1600] as const
const U5_2 = ['Intel(R) Core(TM) Ultra 5 235U', 12, 14, 2000] as const
const RYZEN = ['AMD Ryzen 5 PRO 7535U with Radeon Graphics', 6, 12, 2900] as const
const IRIS = 'Intel(R) Iris(R) Xe Graphics'
const INTEL = 'Intel(R) Graphics'

export const LAPTOPS: readonly ComputerModel[] = [
  laptop('Dell Inc.', 'Latitude 5420', 2020, I5_11, 'DDR4', IRIS, 63_000, 874),
  laptop('HP', 'HP EliteBook 840 G8 Notebook PC', 2020, I5_11, 'DDR4', IRIS, 53_000, 921),
  laptop('Dell Inc.', 'Latitude 5430', 2022, I5_12, 'DDR4', IRIS, 58_000, 902),
  laptop('Lenovo', 'ThinkPad L14 Gen 3', 2022, I5_12, 'DDR4', IRIS, 57_000, 846),
  laptop('Dell Inc.', 'Latitude 5440', 2023, I5_13, 'DDR5', IRIS, 54_000, 958),
  laptop('HP', 'HP EliteBook 640 14 inch G10 Notebook PC', 2023, I5_13, 'DDR4', IRIS, 51_300, 889),
  laptop('Lenovo', 'ThinkPad L14 Gen 4', 2023, RYZEN, 'DDR5', 'AMD Radeon(TM) 660M', 57_000, 864),
  laptop('Dell Inc.', 'Latitude 5450', 2024, U5_1, 'DDR5', INTEL, 54_000, 994),
  laptop('HP', 'HP EliteBook 640 14 inch G11 Notebook PC', 2024, U5_1, 'DDR5', INTEL, 56_000, 947),
  laptop('Dell Inc.', 'Dell Pro 14 PC14250', 2025, U5_2, 'DDR5', INTEL, 55_000, 1032),
  laptop('Lenovo', 'ThinkPad L14 Gen 6', 2025, U5_2, 'DDR5', INTEL, 57_000, 978),
]

export const DESKTOPS: readonly ComputerModel[] = [
  desktop(
    'Dell Inc.',
    'OptiPlex 3080',
    2020,
    ['Intel(R) Core(TM) i5-10505 CPU @ 3.20GHz', 6, 12, 3200],
    'Intel(R) UHD Graphics 630',
    612,
  ),
  desktop(
    'HP',
    'HP ProDesk 400 G7 Small Form Factor PC',
    2020,
    ['Intel(R) Core(TM) i5-10500 CPU @ 3.10GHz', 6, 12, 3100],
    'Intel(R) UHD Graphics 630',
    598,
  ),
  desktop(
    'Dell Inc.',
    'OptiPlex 3000',
    2022,
    ['12th Gen Intel(R) Core(TM) i5-12500', 6, 12, 3000],
    'Intel(R) UHD Graphics 770',
    648,
  ),
  desktop(
    'HP',
    'HP Pro Mini 400 G9 Desktop PC',
    2023,
    ['13th Gen Intel(R) Core(TM) i5-13500T', 14, 20, 1600],
    'Intel(R) UHD Graphics 770',
    671,
  ),
  desktop(
    'Dell Inc.',
    'OptiPlex Micro 7020',
    2024,
    ['Intel(R) Core(TM) i5-14500T', 14, 20, 1700],
    'Intel(R) UHD Graphics 770',
    702,
  ),
]

/** For those who draw maps, cut films or compile. */
export const WORKSTATIONS: readonly ComputerModel[] = [
  {
    ...laptop(
      'Dell Inc.',
      'Precision 3581',
      2023,
      ['13th Gen Intel(R) Core(TM) i7-13800H', 14, 20, 2500],
      'DDR5',
      'NVIDIA RTX A1000 6GB Laptop GPU',
      97_000,
      1874,
    ),
    memory: [32 * GIB, 64 * GIB],
    disk: [1024 * GIB],
  },
  {
    ...laptop(
      'HP',
      'HP ZBook Power 15.6 inch G9 Mobile Workstation PC',
      2022,
      ['12th Gen Intel(R) Core(TM) i7-12800H', 14, 20, 2400],
      'DDR5',
      'NVIDIA T600 Laptop GPU',
      83_000,
      1742,
    ),
    memory: [32 * GIB],
    disk: [512 * GIB, 1024 * GIB],
  },
]

const server = (
  manufacturer: string,
  name: string,
  from: number,
  cpu: string,
  cores: number,
  memory: number,
  disk: number,
  price: number,
): ComputerModel => ({
  manufacturer,
  name,
  form: 'server',
  from,
  cpu,
  cores,
  threads: cores * 2,
  mhz: 2800,
  memory: [memory * GIB],
  memoryType: 'DDR4',
  memoryMhz: 3200,
  slots: 16,
  disk: [disk * GIB],
  diskModel: 'DELL PERC H755 Front',
  graphics: 'Matrox G200eW3',
  screen: null,
  batteryMwh: 0,
  price,
})

export const SERVER_MODELS = {
  host: server('Dell Inc.', 'PowerEdge R750', 2022, 'Intel(R) Xeon(R) Gold 6326 CPU @ 2.90GHz', 16, 512, 960, 14_870),
  backup: server(
    'Dell Inc.',
    'PowerEdge R740xd2',
    2021,
    'Intel(R) Xeon(R) Silver 4314 CPU @ 2.40GHz',
    16,
    128,
    96_000,
    17_320,
  ),
  site: server('HPE', 'ProLiant DL20 Gen10 Plus', 2022, 'Intel(R) Xeon(R) E-2334 CPU @ 3.40GHz', 4, 64, 1920, 2_940),
} as const

/** The newest models on the list in that year; before the first year, the first ones. */
export function modelsOf(list: readonly ComputerModel[], year: number): readonly ComputerModel[] {
  const years = list.map((model) => model.from).filter((from) => from <= year)
  const newest = years.length > 0 ? Math.max(...years) : Math.min(...list.map((model) => model.from))
  return list.filter((model) => model.from === newest)
}
