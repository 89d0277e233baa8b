import { expect, it } from 'vitest'
import { uuidOrders } from './uuid-orders.ts'

it('knows a UUID whichever way round it is written', () => {
  const orders = uuidOrders('4C4C4544-0042-3510-8057-B4C04F4D3132')
  expect(orders).toContain('4c4c4544-0042-3510-8057-b4c04f4d3132')
  expect(orders).toContain('44454c4c-4200-1035-8057-b4c04f4d3132')
  expect(orders).toHaveLength(5)
  // Any of them leads back.
  for (const order of orders) expect(uuidOrders(order)).toContain('4c4c4544-0042-3510-8057-b4c04f4d3132')
  expect(uuidOrders('00000000-0000-0000-0000-000000000000')).toEqual([])
  expect(uuidOrders('nope')).toEqual([])
})
