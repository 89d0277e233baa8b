import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Money } from '../../../../shared/fields/money.ts'
import { Amount } from '../../../engine/Amount.tsx'
import { moneyText } from '../../../engine/currency.ts'
import { partQuery } from '../../../engine/records.ts'
import { Heading } from '../../../ui/page/Heading.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../management.module.css'
import { Scrolling } from '../parts.tsx'

interface Line {
  sort: 'price' | 'warranty' | 'contract' | 'tickets' | 'costs'
  amount: Money
  why: Record<string, string | number>
  about: { kind: string; id: string; name: string } | null
}

/** Values of the sentence that are amounts. */
const amounts = new Set(['total', 'rate'])

/** What an asset has cost so far, line by line, each with how it was reckoned. */
export function Ownership({ assetId }: { assetId: string }) {
  const { t, i18n } = useTranslation()
  const { data, error, refetch } = useQuery(partQuery<{ items: Line[]; total: Money }>(assetKind, assetId, 'ownership'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={4} />
  const title = t('management.ownership.title')
  const said = (why: Line['why'], currency: string) =>
    Object.fromEntries(
      Object.entries(why).map(([name, value]) => [
        name,
        amounts.has(name) ? moneyText(String(value), i18n.language, currency) : value,
      ]),
    )
  return (
    <section aria-label={title}>
      <Heading title={title} />
      {data.items.length === 0 ? (
        <p className={css.note}>{t('management.ownership.nothing')}</p>
      ) : (
        <Scrolling label={title}>
          <thead>
            <tr>
              <th scope="col">{t('management.ownership.line')}</th>
              <th scope="col">{t('management.ownership.how')}</th>
              <th scope="col" data-end>
                {t('management.ownership.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((line) => (
              <tr key={`${line.sort} ${line.about?.id ?? ''}`}>
                <th scope="row">
                  {line.about === null ? (
                    t(`management.ownership.${line.sort}`)
                  ) : (
                    <Link to={`/contracts/${line.about.id}`} className={css.link}>
                      {line.about.name}
                    </Link>
                  )}
                </th>
                <td className={css.note}>
                  {t(`management.ownership.why.${line.sort}`, said(line.why, line.amount.currency))}
                </td>
                <td data-end>
                  <Amount value={line.amount} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('management.ownership.total')}
              </th>
              <td data-end>
                <Amount value={data.total} />
              </td>
            </tr>
          </tfoot>
        </Scrolling>
      )}
    </section>
  )
}
