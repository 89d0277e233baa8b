import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const program = '/usr/sbin/dovecot'
const imap = '/usr/lib/dovecot/imap'
/** Why there are no tests with the real server, or null. */
export const dovecotProblem =
  [program, imap].find((path) => !existsSync(path)) === undefined ? null : `${imap} is not installed`

export const mailPassword = 'mot-de-passe-de-boite'

export interface Dovecot {
  port: number
  stop: () => Promise<void>
}

/** Starts Debian's Dovecot with a configuration, a port and a folder of its own; every user has the same password. */
export async function startDovecot(port: number): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'cigale-dovecot-'))
  chmodSync(folder, 0o755)
  const mails = join(folder, 'mails')
  mkdirSync(mails)
  const isRoot = userInfo().uid === 0
  // Mails must not belong to root: the user `mail` is on every Debian.
  const [uid, gid] = isRoot ? [8, 8] : [userInfo().uid, userInfo().gid]
  if (isRoot) chownSync(mails, uid, gid)
  const conf = join(folder, 'dovecot.conf')
  writeFileSync(conf, configuration({ folder, mails, port, uid, gid, isRoot }))
  const child = spawn(program, ['-F', '-c', conf], { stdio: ['ignore', 'ignore', 'pipe'] })
  let told = ''
  child.stderr.on('data', (text) => {
    told += String(text)
  })
  const stop = async () => {
    if (child.exitCode === null) {
      const over = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await over
    }
    rmSync(folder, { recursive: true, force: true })
  }
  for (let attempt = 0; !(await answers(port)); attempt++) {
    if (attempt > 100 || child.exitCode !== null) {
      const log = existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : ''
      await stop()
      throw new Error(`dovecot does not answer: ${told} ${log}`)
    }
    await pause(100)
  }
  return { port, stop }
}

interface Asked {
  folder: string
  mails: string
  port: number
  uid: number
  gid: number
  isRoot: boolean
}

const configuration = ({ folder, mails, port, uid, gid, isRoot }: Asked): string => `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
${isRoot ? '' : `default_internal_user = ${userInfo().username}\ndefault_login_user = ${userInfo().username}\ndefault_internal_group = ${userInfo().username}`}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${mails}/%u
passdb {
  driver = static
  args = password=${mailPassword}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${mails}/%u
}
service imap-login {
  ${isRoot ? '' : 'chroot ='}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${isRoot ? '' : 'chroot ='}
}
service stats {
  ${isRoot ? '' : 'chroot ='}
}
`

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (isUp: boolean) => {
      socket.destroy()
      resolve(isUp)
    }
    socket.once('data', () => end(true))
    socket.once('error', () => end(false))
    setTimeout(() => end(false), 1000).unref()
  })
