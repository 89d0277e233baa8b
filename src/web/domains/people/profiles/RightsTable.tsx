import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Permissions, type Reach, reaches } from '../../../../shared/access/reach.ts'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import { type Family, familiesOf } from './permissions.ts'
import css from './profiles.module.css'
import { RightsRow } from './RightsRow.tsx'

interface RightsTableProps {
  permissions: string[]
  rights: Permissions
  /** As saved: what differs is marked. */
  saved: Permissions
  /** Only rights whose words hold this. */
  text: string
  onChange: ((permission: string, reach: Reach | null) => void) | undefined
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** Every right with how far it goes, family by family. */
export function RightsTable({ permissions, rights, saved, text, onChange }: RightsTableProps) {
  const { t } = useTranslation()
  const families = useMemo(() => {
    const wordsOf = (permission: string) =>
      fold(`${t(`permission.${permission}`, { defaultValue: permission })} ${permission}`)
    const isFound = (family: Family, permission: string) =>
      wordsOf(permission).includes(fold(text)) || fold(t(`admin.family.${family.name}`)).includes(fold(text))
    return familiesOf(permissions)
      .map((family) => ({ ...family, permissions: family.permissions.filter((name) => isFound(family, name)) }))
      .filter((family) => family.permissions.length > 0)
  }, [permissions, text, t])
  if (families.length === 0) return <EmptyState title={t('admin.profiles.nothing')} />
  return (
    <ScrollTable label={t('admin.profiles.tab.rights')} className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('admin.profiles.permission')}</th>
          <th scope="col">{t('admin.profiles.none')}</th>
          {reaches.map((reach) => (
            <th key={reach} scope="col">
              {t(`admin.profiles.reach.${reach}`)}
            </th>
          ))}
        </tr>
      </thead>
      {families.map((family) => (
        <tbody key={family.name}>
          <tr>
            <th scope="rowgroup" colSpan={reaches.length + 2} className={css.family}>
              {t(`admin.family.${family.name}`, { defaultValue: family.name })}
              <span className={css.familyHelp}>{t(`admin.familyHelp.${family.name}`, { defaultValue: '' })}</span>
            </th>
          </tr>
          {family.permissions.map((permission) => (
            <RightsRow
              key={permission}
              permission={permission}
              isYesNo={family.isYesNo}
              reach={rights[permission] ?? null}
              isChanged={(rights[permission] ?? null) !== (saved[permission] ?? null)}
              onChange={onChange}
            />
          ))}
        </tbody>
      ))}
    </ScrollTable>
  )
}
