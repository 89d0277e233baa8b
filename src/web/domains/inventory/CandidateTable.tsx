import { IconCheck, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ScrollTable } from '../../ui/table/ScrollTable.tsx'
import css from './inventory.module.css'
import type { Scored } from './inventory-api.ts'

/** Assets that came into question, with their points, what speaks for each and what against. */
export function CandidateTable({ candidates }: { candidates: Scored[] }) {
  const { t } = useTranslation()
  const sort = (name: string) => t(`admin.inventory.evidence.${name}`, { defaultValue: name })
  return (
    <ScrollTable label={t('admin.inventory.trace.candidates')}>
      <thead>
        <tr>
          <th scope="col">{t('kind.asset.name')}</th>
          <th scope="col" data-align="end">
            {t('admin.inventory.score')}
          </th>
          <th scope="col">{t('admin.inventory.speaksFor')}</th>
          <th scope="col">{t('admin.inventory.speaksAgainst')}</th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate) => (
          <tr key={candidate.assetId}>
            <th scope="row">
              <Link to={`/assets/${candidate.assetId}`}>{candidate.name}</Link>
            </th>
            <td data-align="end">{candidate.score}</td>
            <td>
              {candidate.shared.map((each) => (
                <span key={`${each.sort} ${each.value}`} className={css.for}>
                  <IconCheck size="1em" stroke={2.25} aria-hidden /> {sort(each.sort)} <code>{each.value}</code>
                </span>
              ))}
            </td>
            <td>
              {candidate.contradictions.map((each) => (
                <span key={each.sort} className={css.against}>
                  <IconX size="1em" stroke={2.25} aria-hidden /> {sort(each.sort)}{' '}
                  <code>
                    {each.ours} ≠ {each.theirs}
                  </code>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
