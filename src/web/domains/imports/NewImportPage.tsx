import { IconFileImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { FileStep } from './FileStep.tsx'
import { importQuery } from './imports-api.ts'
import { MappingStep } from './mapping/MappingStep.tsx'
import { Steps } from './Steps.tsx'

interface Search {
  kind?: string | undefined
  document?: string | undefined
  /** An earlier import, to be mended. */
  from?: string | undefined
}

/** From a file to a trial: which kind, which column fills which field, how records are found. */
export function NewImportPage() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<Search>()
  const earlier = useQuery(importQuery(search.from ?? ''))
  const kind = search.kind ?? earlier.data?.kind
  const document = search.document ?? earlier.data?.document ?? undefined
  const isWaiting = search.from !== undefined && earlier.isLoading
  return (
    <Page
      title={t('imports.new')}
      icon={IconFileImport}
      actions={
        <LinkButton to="/imports/rules" search={(kind ? { kind } : {}) as never}>
          {t('imports.rules.open')}
        </LinkButton>
      }
      below={<Steps at={document === undefined ? 'file' : 'mapping'} />}
    >
      {earlier.error ? <ErrorState error={earlier.error} /> : null}
      {isWaiting ? <Skeleton /> : null}
      {!isWaiting && (kind === undefined || document === undefined) ? <FileStep kind={kind} onChange={change} /> : null}
      {!isWaiting && kind !== undefined && document !== undefined ? (
        <MappingStep
          key={`${kind} ${document}`}
          kind={kind}
          document={document}
          earlier={earlier.data}
          onOtherFile={() => change({ document: undefined, from: undefined, kind })}
        />
      ) : null}
    </Page>
  )
}
