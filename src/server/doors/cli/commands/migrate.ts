import { migrate } from '../../../platform/db/migrate.ts'
import { openDatabase } from '../../../platform/db/pool.ts'
import { migrationsFolder } from '../../../platform/project-root.ts'
import type { Command } from '../command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  about: 'Brings the database schema up to date.',
  run: async ({ config, log, print }) => {
    const database = await openDatabase(config, log)
    try {
      const report = await migrate(database.connectionString, migrationsFolder, log)
      print(report, JSON.stringify(report))
      return 0
    } finally {
      await database.close()
    }
  },
}
