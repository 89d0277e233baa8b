import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import { projectRoot } from '../../platform/project-root.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'cigale-cli-'))
let people: TestPeople
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  for (const name of ['Dell', '=HYPERLINK("x")', 'Éléphant']) await people.run('manufacturer.create', { name })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Outcome {
  code: number
  out: string
  err: string
}

/** The command line as people run it, in a process of its own. */
const cigale = (...words: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      CIGALE_DATABASE_URL: database.connectionString,
      CIGALE_DATA_DIR: folder,
      CIGALE_LOG_LEVEL: 'error',
    }
    execFile(process.execPath, [join(projectRoot, 'src/server/main.ts'), ...words], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })

describe('words on the line', () => {
  test.each([[[]], [['--help']], [['help']]])('%j shows every command and ends well', async (words) => {
    const { code, out } = await cigale(...words)
    expect(code).toBe(0)
    for (const name of ['serve', 'migrate', 'doctor', 'seed', 'user', 'token', 'export'])
      expect(out).toContain(`cigale ${name}`)
  })

  test.each([
    [['explode']],
    [['export']],
    [['export', 'nothing']],
    [['export', 'assets', '--nothing']],
    [['export', 'assets', '--format', 'pdf']],
    [['token', 'create']],
    [['token', 'create', '--user', 'admin', '--days', '-1']],
    [['seed', 'nothing']],
  ])('%j is misuse: exit code 2, said on the error stream or in the help', async (words) => {
    const { code, out, err } = await cigale(...words)
    expect(code).toBe(2)
    expect(`${out}${err}`).toMatch(/cigale/i)
    expect(err).not.toMatch(/ {4}at /)
  })

  test('a command tells its usage', async () => {
    const { code, out } = await cigale('export', '--help')
    expect([code, out]).toEqual([0, expect.stringContaining('--filter')])
  })
})

describe('export', () => {
  test('writes the same CSV as the web: mark, headings, neutral formulas', async () => {
    const { code, out } = await cigale('export', 'manufacturers', '--fields', 'name')
    expect(code).toBe(0)
    expect(out).toBe(`\uFEFFNom\r\n"'=HYPERLINK(""x"")"\r\nDell\r\nÉléphant\r\n`)
  })

  test('writes one JSON a line, filtered', async () => {
    const { out } = await cigale('export', 'manufacturers', '--format', 'json', '--q', 'name:Dell', '--fields', 'name')
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ name: 'Dell' }])
  })

  test('what cannot be read is told with its code, exit code 1', async () => {
    for (const words of [
      ['--q', 'nothing:1'],
      ['--filter', '{'],
      ['--fields', 'nothing'],
      ['--filter', '{"text":"\\u0000"}'],
    ]) {
      const { code, err } = await cigale('export', 'manufacturers', ...words)
      expect([code, err], words.join(' ')).toEqual([1, expect.stringMatching(/\((query|invalid)\)/)])
    }
  })
})

test('a token made on the line opens the door for its owner, once shown', async () => {
  const { code, out } = await cigale('token', 'create', '--user', 'admin', '--name', 'line', '--json')
  const { id, token } = JSON.parse(out) as { id: string; token: string }
  expect([code, token.length > 20]).toEqual([0, true])
  const { rows } = await database.pool.query(`select t::text as row from api_token t where id = $1`, [id])
  expect(rows[0].row).not.toContain(token)
  expect((await cigale('token', 'create', '--user', 'nobody')).code).toBe(1)
})
