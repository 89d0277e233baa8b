import { runCli } from './doors/cli/main.ts'

process.exitCode = await runCli(process.argv.slice(2))
