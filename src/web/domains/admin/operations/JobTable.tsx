import { useTranslation } from 'react-i18next'
import { RelativeTime, useNow } from '../../../ui/mark/RelativeTime.tsx'
import { StatusBadge, type Tone } from '../../../ui/mark/StatusBadge.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from './operations.module.css'
import { type JobState, type JobStatus, stateOf } from './operations.ts'

const tones: Record<JobState, Tone> = {
  running: 'active',
  failing: 'bad',
  late: 'warn',
  good: 'good',
  waiting: 'quiet',
}

/** Jobs with their last success, next run and last error. */
export function JobTable({ title, jobs }: { title: string; jobs: JobStatus[] }) {
  const { t } = useTranslation()
  return (
    <section className={css.panel} aria-label={title}>
      <h2 className={css.heading}>{title}</h2>
      <ScrollTable label={title}>
        <thead>
          <tr>
            <th scope="col">{t('admin.operations.job')}</th>
            <th scope="col">{t('admin.operations.state')}</th>
            <th scope="col">{t('admin.operations.lastSuccess')}</th>
            <th scope="col">{t('admin.operations.nextRun')}</th>
            <th scope="col" data-align="end">
              {t('admin.operations.waiting')}
            </th>
            <th scope="col" data-align="end">
              {t('admin.operations.failed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <JobLine key={job.name} job={job} />
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}

function JobLine({ job }: { job: JobStatus }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const state = stateOf(job, now)
  const count = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  return (
    <tr>
      <th scope="row" data-wraps>
        <span className={css.name}>{t(`admin.job.${job.name}`, { defaultValue: job.name })}</span>
        <code className={css.code}>{job.name}</code>
        {state === 'failing' && job.lastError ? (
          <span className={css.error}>
            {job.lastError}
            {job.lastErrorAt ? (
              <>
                {' '}
                (<RelativeTime at={job.lastErrorAt} />)
              </>
            ) : null}
          </span>
        ) : null}
      </th>
      <td>
        <StatusBadge tone={tones[state]} label={t(`admin.operations.is.${state}`)} look="plain" />
      </td>
      <td>{job.lastSuccessAt ? <RelativeTime at={job.lastSuccessAt} /> : t('admin.operations.notYet')}</td>
      <td>{job.nextRunAt ? <RelativeTime at={job.nextRunAt} /> : t('admin.operations.onDemand')}</td>
      <td data-align="end">{count(job.waiting + job.deferred)}</td>
      <td data-align="end">{count(job.failed)}</td>
    </tr>
  )
}
