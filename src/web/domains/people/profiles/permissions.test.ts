import { describe, expect, test } from 'vitest'
import { permissionCatalogue, shippedProfiles } from '../../../../shared/people/shipped-profiles.ts'
import { differencesOf, familiesOf, nearestShipped, type Profile, withReach } from './permissions.ts'

const all: Profile[] = shippedProfiles.map((profile, index) => ({
  id: String(index + 1),
  name: profile.code,
  code: profile.code,
  shell: profile.shell,
  isShipped: true,
  permissions: profile.permissions,
  version: 1,
}))

describe('families', () => {
  test('hold every permission once, reading first', () => {
    const families = familiesOf(permissionCatalogue)
    expect(families.flatMap((family) => family.permissions).toSorted()).toEqual([...permissionCatalogue].toSorted())
    expect(families[0]?.name).toBe('ticket')
    expect(families.find((family) => family.name === 'asset')?.permissions.slice(0, 3)).toEqual([
      'asset.read',
      'asset.create',
      'asset.update',
    ])
  })

  test('are yes or no where no record has an entity or an owner', () => {
    const yesNo = familiesOf(permissionCatalogue).filter((family) => family.isYesNo)
    const names = yesNo.map((family) => family.name)
    expect(names).toContain('dictionary')
    expect(names).toContain('setting')
    for (const name of ['ticket', 'asset', 'user', 'session', 'api-token', 'grant', 'group'])
      expect(names).not.toContain(name)
  })
})

describe('differences', () => {
  test('name what came, went, grew and shrank', () => {
    const before = { 'a.read': 'own', 'a.update': 'subtree', 'a.delete': 'own' } as const
    const after = { 'a.read': 'all', 'a.update': 'entity', 'a.create': 'own' } as const
    expect(differencesOf(before, after).map(({ permission, change }) => [permission, change])).toEqual([
      ['a.create', 'added'],
      ['a.delete', 'removed'],
      ['a.read', 'wider'],
      ['a.update', 'narrower'],
    ])
    expect(differencesOf(before, before)).toEqual([])
  })

  test('a copy is nearest to what it was copied from', () => {
    const technician = all.find((profile) => profile.code === 'technician')!
    const permissions = withReach(withReach(technician.permissions, 'ticket.delete', 'own'), 'asset.create', null)
    const copy = { ...technician, id: '99', code: null, isShipped: false, permissions }
    expect(nearestShipped(copy, all)?.code).toBe('technician')
    expect(differencesOf(technician.permissions, permissions).map(({ change }) => change)).toEqual(['removed', 'added'])
  })
})
