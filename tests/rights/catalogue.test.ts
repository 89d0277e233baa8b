import { describe, expect, test } from 'vitest'
import { rooms } from '../../src/server/domains/index.ts'
import { buildHouse } from '../../src/server/engine/build-house.ts'
import { hasText, languages } from '../../src/server/engine/texts.ts'
import { permissionCatalogue, profileCodes, shippedProfiles } from '../../src/shared/people/shipped-profiles.ts'

const house = buildHouse(rooms)

describe('the table of shipped profiles', () => {
  test('names exactly the permissions that the rooms declare', () => {
    expect(permissionCatalogue).toEqual(house.permissions)
  })

  test('has a column for each profile and a letter in each place', () => {
    expect(shippedProfiles.map((profile) => profile.code)).toEqual(profileCodes)
    const superAdministrator = shippedProfiles.find((profile) => profile.code === 'super-administrator')!
    expect(Object.keys(superAdministrator.permissions)).toHaveLength(permissionCatalogue.length)
  })

  test('can be read: profiles, permissions and reaches have names in both languages', () => {
    const keys = [
      ...shippedProfiles.map((profile) => profile.nameKey),
      ...permissionCatalogue.map((permission) => `permission.${permission}`),
      ...['own', 'group', 'entity', 'subtree', 'all'].map((reach) => `reach.${reach}`),
    ]
    expect(
      keys.flatMap((key) =>
        languages.filter((language) => !hasText(language, key)).map((language) => `${language} ${key}`),
      ),
    ).toEqual([])
  })

  test('lets everybody who may do something with a record also see it', () => {
    const blind = shippedProfiles.flatMap(({ code, permissions }) =>
      Object.keys(permissions)
        .map((permission) => permission.split('.')[0]!)
        .filter((family) => house.permissions.includes(`${family}.read`) && permissions[`${family}.read`] === undefined)
        .map((family) => `${code} ${family}`),
    )
    expect(blind).toEqual([])
  })
})
