import { checkMail as askMail } from '../../../domains/notifications/index.ts'
import type { OpenHouse } from '../../../open-house.ts'
import { errorMessage } from '../../../platform/errors.ts'
import type { Finding } from './finding.ts'

const manyWaiting = 1000

/** Whether mail goes out: switched on, set up, the server answers, nothing piles up. */
export async function checkMail({ services }: Pick<OpenHouse, 'services'>): Promise<Finding[]> {
  const { isOn, missing, waiting, failed, held, error } = await askMail(services).catch((reason: unknown) => ({
    ...{ isOn: true, missing: [], waiting: 0, failed: 0, held: 0 },
    error: errorMessage(reason),
  }))
  const detail = `${waiting} waiting, ${failed} failed, ${held} held`
  if (!isOn)
    return [
      {
        check: 'mail',
        state: held > 0 ? 'warning' : 'good',
        detail: `off; ${detail}`,
        advice: 'Mails are held until sending is switched on: /admin/mail.',
      },
    ]
  if (missing.length > 0)
    return [
      {
        check: 'mail',
        state: 'bad',
        detail: `not set up: ${missing.join(', ')}`,
        advice: 'Fill them in: /admin/mail.',
      },
    ]
  if (error !== null)
    return [
      {
        check: 'mail',
        state: 'bad',
        detail: error,
        advice: 'Nothing is lost: mails wait. Check the server, the account and the certificate: /admin/mail.',
      },
    ]
  return [{ check: 'mail', state: failed > 0 || waiting > manyWaiting ? 'warning' : 'good', detail }]
}
