import { runCli } from './doors/cli/main.ts'

// `cigale export assets | head`: the reader has gone, there is nobody to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runCli(process.argv.slice(2))
