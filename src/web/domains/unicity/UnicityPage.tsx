import { useTranslation } from 'react-i18next'
import { uniqueRuleKind } from '../../../shared/unicity/unicity.kinds.ts'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'
import { Conflicts } from './Conflicts.tsx'

const parts = [
  {
    fields: ['name', ['subject', 'mode'], 'fields', 'assetTypes', 'ignored', ['entity', 'isActive'], 'comment'],
  },
] as const

/** What no two records may share: the rules, and beside each the records that are alike already. */
export function UnicityPage() {
  const { t } = useTranslation()
  return (
    <DictionaryPage
      kind={uniqueRuleKind}
      title={t('unicity.title')}
      parts={parts}
      fresh={{ mode: 'refuse', subject: 'asset', isActive: true }}
      about={(record) => <Conflicts id={record.id} />}
    />
  )
}
