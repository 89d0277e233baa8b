import { describe, expect, it } from 'vitest'
import { agency } from '../agency/index.ts'
import { fleet } from './index.ts'
import { CATALOGUE } from './software-catalogue.ts'

const now = new Date('2026-11-24T10:00:00Z')
const people = agency({ now })
const content = fleet(people, { now })
const computers = content.assets.filter((asset) => asset.type === 'computer')
const byState = (state: string) => computers.filter((asset) => asset.state === state).length
const users = new Map(people.users.map((user) => [user.key, user]))
const ports = content.assets.flatMap((asset) => asset.parts.filter((part) => part.section === 'port'))

describe('the fleet', () => {
  it('has 700 computers, in all states of life', () => {
    expect(computers).toHaveLength(700)
    expect(byState('in_stock')).toBe(18)
    expect(byState('in_repair')).toBe(6)
    expect(byState('on_loan')).toBe(8)
    expect(byState('retired')).toBe(22)
    expect(computers.filter((asset) => asset.fields.chassis === 'virtual')).toHaveLength(52)
    expect(computers.filter((asset) => asset.fields.chassis === 'server')).toHaveLength(12)
  })

  it('gives everything its own key, serial, name of machine, inventory number and address', () => {
    const unique = (values: (string | null)[]) => {
      const given = values.filter((value) => value !== null)
      expect(new Set(given).size).toBe(given.length)
    }
    unique(content.assets.map((asset) => asset.key))
    unique(content.assets.map((asset) => asset.serial))
    unique(content.assets.map((asset) => asset.inventoryNumber))
    unique(content.assets.map((asset) => asset.uuid))
    unique(computers.map((asset) => asset.name))
    unique(ports.map((part) => part.key))
    unique(ports.flatMap((part) => (part.data.addresses as { address: string }[]).map((one) => one.address)))
  })

  it('refers only to what exists, and holders sit where their things are', () => {
    const places = new Map(people.locations.map((place) => [place.key, place]))
    const keys = new Set(content.assets.map((asset) => asset.key))
    const groups = new Set(people.groups.map((group) => group.key))
    const suppliers = new Set(content.suppliers.map((supplier) => supplier.key))
    for (const asset of content.assets) {
      expect(places.get(asset.location)?.entity, asset.name).toBe(
        asset.state === 'in_repair' ? 'entity:marseille' : asset.entity,
      )
      if (asset.user !== null) expect(users.get(asset.user)?.entity).toBe(asset.entity)
      if (asset.user !== null && asset.state === 'in_use') expect(users.get(asset.user)?.location).toBe(asset.location)
      if (asset.connectedTo !== null) expect(keys).toContain(asset.connectedTo)
      expect(groups).toContain(asset.supportGroup)
      if (asset.purchase !== null) expect(suppliers).toContain(asset.purchase.supplier)
    }
    const held = computers.filter((asset) => asset.user !== null && asset.state === 'in_use').map((asset) => asset.user)
    expect(new Set(held).size).toBe(held.length)
  })

  it('tells lives in order that end in the present', () => {
    for (const asset of content.assets) {
      const last = asset.life.at(-1)
      expect([last?.state, last?.user ?? null, last?.location], asset.name).toEqual([
        asset.state,
        asset.user,
        asset.location,
      ])
      asset.life.forEach((step, n) => {
        expect(Date.parse(step.at)).toBeLessThanOrEqual(now.getTime())
        if (n > 0) expect(step.at > (asset.life[n - 1]?.at ?? '')).toBe(true)
      })
      if (asset.purchase !== null) expect(asset.purchase.orderedOn <= asset.purchase.deliveredOn).toBe(true)
      if (asset.lastInventoryAt !== null) expect(Date.parse(asset.lastInventoryAt)).toBeLessThanOrEqual(now.getTime())
    }
  })

  it('describes inventoried machines fully', () => {
    for (const asset of computers.filter((one) => one.source === 'agent')) {
      const sections = new Set(asset.parts.map((part) => part.section))
      for (const section of ['os', 'processor', 'memory', 'storage', 'volume', 'port'] as const)
        expect(sections, asset.name).toContain(section)
      expect(asset.installs.length, asset.name).toBeGreaterThan(asset.fields.chassis === 'server' ? -1 : 4)
      const keys = asset.parts.map((part) => `${part.section} ${part.key}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const part of asset.parts.filter((one) => one.section === 'volume')) {
        expect(part.data.freeMb).toBeGreaterThanOrEqual(0)
        expect(part.data.freeMb).toBeLessThan(part.data.totalMb as number)
      }
    }
  })

  it('installs known programs in known versions, once each', () => {
    const versions = new Map(content.software.map((one) => [one.key, new Set(one.versions)]))
    expect(versions.size).toBe(CATALOGUE.length)
    for (const asset of computers) {
      expect(new Set(asset.installs.map((one) => one.software)).size).toBe(asset.installs.length)
      for (const install of asset.installs) expect(versions.get(install.software)?.has(install.version)).toBe(true)
    }
    expect(computers.reduce((sum, asset) => sum + asset.installs.length, 0)).toBeGreaterThan(20_000)
    const installed = new Set(computers.flatMap((asset) => asset.installs.map((one) => one.software)))
    expect(content.software.filter((one) => !installed.has(one.key)).map((one) => one.name)).toEqual([])
  })
})
