import { IconEqual, IconEqualNot, IconLink } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { isNamed, type Json, recordQuery } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from '../inventory.module.css'
import type { Scored } from '../inventory-api.ts'
import { useDecide } from './DoubtVerbs.tsx'
import { candidatesOf, compare, type JunkValue, type Side, subjectOf } from './doubt.ts'

/** The message beside each candidate, line by line: what is the same, what contradicts. */
export function Comparison({ record, junk }: { record: Json; junk: readonly JunkValue[] }) {
  const { t } = useTranslation()
  const subject = subjectOf(record)
  const candidates = candidatesOf(record)
  const assets = useQueries({ queries: candidates.map((each) => recordQuery(assetKind, each.assetId)) })
  const rows = compare(
    subject,
    candidates,
    assets.map((query) => query.data),
  )
  return (
    <ScrollTable label={t('admin.inventory.comparison')} className={css.compare}>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <span className={css.columnTitle}>{t('admin.inventory.theMessage')}</span>
            <span className={css.note}>{[subject.agent?.name, subject.agent?.version].filter(Boolean).join(' ')}</span>
          </th>
          {candidates.map((candidate) => (
            <th key={candidate.assetId} scope="col">
              <CandidateHead record={record} candidate={candidate} junk={junk} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{t(`admin.inventory.evidence.${row.key}`)}</th>
            <td>{row.ours === null ? <Unsaid /> : <Lines text={row.ours} />}</td>
            {row.theirs.map((side, index) => (
              <td key={candidates[index]?.assetId} data-mark={side.mark ?? undefined}>
                <SideValue side={side} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

interface CandidateHeadProps {
  record: Json
  candidate: Scored
  junk: readonly JunkValue[]
}

function CandidateHead({ record, candidate, junk }: CandidateHeadProps) {
  const { t } = useTranslation()
  const { run, isBusy } = useDecide(record, junk)
  const { assetId, name, score } = candidate
  const isChosen = isNamed(record.asset) && record.asset.id === assetId
  const done = t('admin.inventory.linkedDone', { name })
  return (
    <>
      <Link to={`/assets/${assetId}`} className={css.columnTitle}>
        {name}
      </Link>
      <span className={css.note}>{t('admin.inventory.points', { count: score })}</span>
      {isChosen ? <StatusBadge tone="good" label={t('admin.inventory.chosen')} /> : null}
      {record.state === 'open' && record.can?.decide ? (
        <Button
          kind="primary"
          size="small"
          icon={IconLink}
          busy={isBusy}
          aria-label={t('admin.inventory.linkTo', { name })}
          onClick={() => void run({ decision: 'link', asset: assetId }, done)}
        >
          {t('admin.inventory.link')}
        </Button>
      ) : null}
    </>
  )
}

function SideValue({ side }: { side: Side }) {
  const { t } = useTranslation()
  if (side.value === null && side.mark === null) return <Unsaid />
  const IconPart = side.mark === 'same' ? IconEqual : IconEqualNot
  return (
    <>
      {side.mark === null ? null : (
        <span className={css.mark} data-mark={side.mark}>
          <IconPart size="1em" stroke={2.25} aria-hidden />
          {t(`admin.inventory.mark.${side.mark}`)}
        </span>
      )}
      <Lines text={side.value ?? ''} />
    </>
  )
}

function Unsaid() {
  const { t } = useTranslation()
  return <span className={css.note}>{t('admin.inventory.unsaid')}</span>
}

const Lines = ({ text }: { text: string }) => <span className={css.value}>{text}</span>
