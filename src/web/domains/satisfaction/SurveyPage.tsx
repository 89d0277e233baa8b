import { useTranslation } from 'react-i18next'
import { surveyKind } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'
import type { FormPart } from '../../engine/form/form-fields.ts'

const parts: readonly FormPart[] = [
  { fields: ['name', ['entity', 'isActive']] },
  {
    title: 'satisfaction.who',
    fields: [['forIncident', 'forRequest'], ['rate', 'delayDays'], 'openDays'],
  },
  { title: 'satisfaction.what', fields: ['question', ['scale', 'commentBelow'], 'further', 'comment'] },
]

/** Which closed cases people are asked about, and what. */
export function SurveyPage() {
  const { t } = useTranslation()
  return (
    <DictionaryPage
      kind={surveyKind}
      title={t('satisfaction.surveys')}
      parts={parts}
      fresh={{
        isActive: true,
        forIncident: true,
        forRequest: true,
        rate: 100,
        delayDays: 0,
        openDays: 14,
        scale: '5',
        commentBelow: 2,
      }}
    />
  )
}
