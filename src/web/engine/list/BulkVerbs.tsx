import { type Icon, IconArrowBackUp, IconFileTypeCsv, IconPencil, IconTrash } from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Kind, writableFields } from '../../../shared/kinds/define-kind.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { apiUrl } from '../api.ts'
import type { Json } from '../records.ts'
import { useCan } from '../session.ts'
import { refusalText } from '../use-action.ts'
import { useBulk } from './use-bulk.ts'

const BulkEdit = lazy(() => import('./BulkEdit.tsx').then((file) => ({ default: file.BulkEdit })))

/** A verb of the room for the selection. */
export interface BulkVerb {
  /** Name of the action after the dot: `assign`. */
  verb: string
  /** Key of the label. */
  label: string
  icon: Icon
  /** Ability without which it is not offered. */
  needs: string
  /** Key of the sentence afterwards, with {count} ("12 tickets"); not for links. */
  done?: string
  /** Leads to a page about the selection instead of running a verb. */
  link?: (ids: string[]) => LinkProps
  /** Not offered for more than this: an address holds no more. */
  most?: number
  /** Asks for the input in a dialog; without it the verb runs at once. */
  ask?: (props: BulkAsked) => ReactNode
}

export interface BulkAsked {
  ids: string[]
  /** `only`: on these of them. */
  onRun: (input: object, only?: string[]) => Promise<void>
  onClose: () => void
}

interface BulkVerbsProps {
  kind: Kind
  ids: string[]
  /** Loaded rows, for what the dialogs say of the present values. */
  rows: Json[]
  isTrash: boolean
  verbs: readonly BulkVerb[]
  /** Columns shown, for the export. */
  fields: string[]
  onDone: () => void
}

const mostExported = 500

/** Buttons of the bulk bar: edit, the room's verbs, export, trash. */
export function BulkVerbs({ kind, ids, rows, isTrash, verbs, fields, onDone }: BulkVerbsProps) {
  const { t } = useTranslation()
  const can = useCan()
  const bulk = useBulk(kind)
  const [asked, setAsked] = useState<string | null>(null)
  const close = () => setAsked(null)
  const run = async (verb: string, input: object, done: (count: string) => string, only = ids) => {
    await bulk.run(verb, only, input, done)
    close()
    onDone()
  }
  const runNow = (verb: string, key: string) =>
    run(verb, {}, (count) => t(key, { count })).catch((error: unknown) =>
      toast.failed(refusalText(error, t('ui.problem.unknown'))),
    )
  const may = (verb: string) => can(`${kind.guard}.${verb}`)
  const asking = verbs.find((verb) => verb.verb === asked)
  const exported = JSON.stringify({ field: 'id', op: 'in', value: ids.slice(0, mostExported) })
  if (isTrash)
    return may('delete') ? (
      <Button
        kind="quiet"
        icon={IconArrowBackUp}
        busy={bulk.isBusy}
        onClick={() => void runNow('restore', 'engine.bulk.restored')}
      >
        {t('engine.trash.restore')}
      </Button>
    ) : null
  return (
    <>
      {may('update') && writableFields(kind).length > 0 ? (
        <Button kind="quiet" icon={IconPencil} onClick={() => setAsked('update')}>
          {t('engine.bulk.edit')}
        </Button>
      ) : null}
      {verbs
        .filter((verb) => can(verb.needs) && ids.length <= (verb.most ?? Number.POSITIVE_INFINITY))
        .map((verb) =>
          verb.link ? (
            <LinkButton key={verb.verb} kind="quiet" icon={verb.icon} {...verb.link(ids)}>
              {t(verb.label)}
            </LinkButton>
          ) : (
            <Button
              key={verb.verb}
              kind="quiet"
              icon={verb.icon}
              onClick={() =>
                verb.ask ? setAsked(verb.verb) : void runNow(verb.verb, verb.done ?? 'engine.bulk.updated')
              }
            >
              {t(verb.label)}
            </Button>
          ),
        )}
      {ids.length <= mostExported ? (
        <Button
          kind="quiet"
          icon={IconFileTypeCsv}
          onClick={() => location.assign(apiUrl(`/${kind.plural}/export`, { filter: exported, fields: fields.join() }))}
        >
          {t('engine.bulk.export')}
        </Button>
      ) : null}
      {may('delete') && kind.hasTrash ? (
        <Button
          kind="quiet"
          icon={IconTrash}
          busy={bulk.isBusy}
          onClick={() => void runNow('remove', 'engine.bulk.removed')}
        >
          {t('engine.trash.put')}
        </Button>
      ) : null}
      {asked === 'update' ? (
        <Suspense fallback={null}>
          <BulkEdit
            kind={kind}
            ids={ids}
            rows={rows}
            isBusy={bulk.isBusy}
            onRun={(input) => run('update', input, (count) => t('engine.bulk.updated', { count }))}
            onClose={close}
          />
        </Suspense>
      ) : null}
      {asking?.ask?.({
        ids,
        onClose: close,
        onRun: (input, only) =>
          run(asking.verb, input, (count) => t(asking.done ?? 'engine.bulk.updated', { count }), only),
      })}
    </>
  )
}
