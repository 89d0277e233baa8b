import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'

let house: TestServerHouse

beforeAll(async () => {
  house = await startTestServer()
})
afterAll(() => house.close())

test('says how the service is doing to those who may know', async () => {
  const { status, json } = await house.admin('GET', '/api/v1/operations')
  expect(status).toBe(200)
  expect(Array.isArray(json.jobs)).toBe(true)
  expect(json.database).toMatchObject({ version: expect.any(String), bytes: expect.any(Number) })
  expect(json.process).toMatchObject({ role: expect.any(String), startedAt: expect.any(String) })
  expect(json.events).toMatchObject({ waiting: expect.any(Number) })
})

test('says nothing to anybody else', async () => {
  expect((await house.anonymous('GET', '/api/v1/operations')).status).toBe(401)
})
