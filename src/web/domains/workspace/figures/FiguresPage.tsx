import { IconChartBar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { everyKind } from '../../../../shared/kinds/every-kind.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { KindList } from '../../../engine/list/KindList.tsx'
import { forbiddenHere } from '../../../engine/problem.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { FiguresBody } from './FiguresBody.tsx'

/** Statistics of any kind: what its list shows, added up. */
export function FiguresPage() {
  const can = useCan()
  const plural = useRouteParam('plural')
  const kind = everyKind.find((each) => each.plural === plural)
  if (kind === undefined || !can(`${kind.guard}.read`)) throw forbiddenHere()
  return <KindFigures key={kind.plural} kind={kind} />
}

function KindFigures({ kind }: { kind: Kind }) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  return (
    <KindList
      kind={kind}
      title={t('figures.of', { name: texts.many })}
      icon={IconChartBar}
      body={(question) => <FiguresBody kind={kind} question={question} />}
    />
  )
}
