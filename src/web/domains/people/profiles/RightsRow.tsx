import { IconCheck } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Reach, reaches } from '../../../../shared/access/reach.ts'
import css from './profiles.module.css'

interface RightsRowProps {
  permission: string
  isYesNo: boolean
  reach: Reach | null
  isChanged: boolean
  onChange: ((permission: string, reach: Reach | null) => void) | undefined
}

const columns = [null, ...reaches] as const

/** One right: a choice between no and each reach, or where it stands for those who may only read. */
export const RightsRow = memo(function RightsRow({ permission, isYesNo, reach, isChanged, onChange }: RightsRowProps) {
  const { t } = useTranslation()
  const label = t(`permission.${permission}`, { defaultValue: permission })
  const help = t(`admin.permission.${permission}`, { defaultValue: '' })
  // Where the reach limits nothing, any of them is a yes, which stands under "all".
  const shown = isYesNo && reach !== null ? 'all' : reach
  const wordsOf = (column: Reach | null) =>
    column === null ? t('admin.profiles.none') : t(isYesNo ? 'admin.profiles.yes' : `admin.profiles.reach.${column}`)
  return (
    <tr data-changed={isChanged || undefined}>
      <th scope="row" title={permission}>
        <span className={css.right}>{label}</span>
        {help ? <span className={css.rightHelp}>{help}</span> : null}
      </th>
      {columns.map((column) => {
        if (isYesNo && column !== null && column !== 'all') return <td key={column} />
        const words = wordsOf(column)
        return (
          <td key={column ?? 'none'} className={css.choice}>
            {onChange ? (
              <label className={css.radio}>
                <input
                  type="radio"
                  name={permission}
                  aria-label={`${label} : ${words}`}
                  checked={shown === column}
                  onChange={() => onChange(permission, column)}
                />
              </label>
            ) : shown === column && column !== null ? (
              <>
                <IconCheck size="1.2em" stroke={2.25} className={css.given} aria-hidden />
                <span className="visually-hidden">{words}</span>
              </>
            ) : null}
          </td>
        )
      })}
    </tr>
  )
})
