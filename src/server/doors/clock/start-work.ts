import { dispatchOutbox } from '../../engine/events/dispatch.ts'
import type { OutboxEvent } from '../../engine/house.ts'
import { forgetRules, forgetRulesOn } from '../../engine/rules/compile-rules.ts'
import type { OpenHouse } from '../../open-house.ts'

const pollEvery = 5_000

/** The clock door: scheduled jobs, subscribers of events, and the rooms' own loops. Gives back its end. */
export async function startWork(open: OpenHouse): Promise<() => Promise<void>> {
  const { services, queue, log } = open
  const { house } = services
  for (const job of house.jobs) {
    await queue.work<Record<string, unknown>>(job.name, async (jobs) => {
      for (const each of jobs) await job.run(each.data, services)
    })
    if (job.cron !== undefined) await queue.schedule(job.name, job.cron, {}, services.timeZone)
  }
  for (const subscriber of house.subscribers) {
    await queue.work<OutboxEvent>(subscriber.name, async (jobs) => {
      for (const each of jobs) await subscriber.run(each.data, services)
    })
  }
  const stopListening = await open.live.listen('cigale_live', forgetRulesOn, forgetRules).catch(() => () => {})
  const stopDispatch = startDispatch(open)
  const stopLoops = house.rooms.flatMap((room) => room.workers ?? []).map((worker) => worker.start(services, log))
  return async () => {
    stopListening()
    await stopDispatch()
    await Promise.all(stopLoops.map((stop) => stop()))
  }
}

/** Wakes at news, looks every few seconds anyway. Without subscribers there is nothing to hand out. */
function startDispatch({ services, live, log }: OpenHouse): () => Promise<void> {
  if (services.house.subscribers.length === 0) return async () => {}
  let isStopped = false
  let running = Promise.resolve()
  const drain = async () => {
    while (!isStopped && (await dispatchOutbox(services)) > 0);
  }
  const wake = () => {
    running = running.then(drain).catch((error: unknown) => log.error({ err: error }, 'events could not be handed out'))
  }
  const timer = setInterval(wake, pollEvery)
  void live
    .listen('cigale_live', wake, wake)
    .catch((error: unknown) => log.error({ err: error }, 'no live news: polling only'))
  return async () => {
    isStopped = true
    clearInterval(timer)
    await running
  }
}
