import { IconMap2, IconPhoto, IconPrinter, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { type Json, type Named, titleOf } from '../../../engine/records.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { confirm } from '../../../ui/feedback/confirm.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { PinFilters } from './PinFilters.tsx'
import { PinLayer } from './PinLayer.tsx'
import { PinTable } from './PinTable.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { PlanPicture } from './PlanPicture.tsx'
import css from './plan.module.css'
import { isShown, keyOf, type Marked, markedOf, type PinFilter, type Plan, usePlan } from './plan.ts'
import { Unplaced } from './Unplaced.tsx'
import { usePins } from './use-pins.ts'

/** The plan of a place with its pins; without a plan, the way to give it one. */
export function PlanTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data: plan, error, isPending, refetch } = usePlan(record.id)
  const [isChanging, setChanging] = useState(false)
  if (isPending) return <Skeleton lines={10} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const mayChange = record.can?.['set-plan'] === true
  const dialog = isChanging ? (
    <PlanDialog record={record} hasPlan={plan.picture !== null} onClose={() => setChanging(false)} />
  ) : null
  if (plan.picture === null)
    return (
      <>
        <EmptyState
          icon={IconMap2}
          title={t('plans.none')}
          hint={plan.above.length > 0 ? <AbovePlans above={plan.above} /> : t('plans.noneHint')}
          action={
            mayChange ? (
              <Button kind="primary" icon={IconPhoto} onClick={() => setChanging(true)}>
                {t('plans.add')}
              </Button>
            ) : null
          }
        />
        {dialog}
      </>
    )
  return (
    <>
      <PlanView
        record={record}
        plan={plan}
        picture={plan.picture}
        mayChange={mayChange}
        onChange={() => setChanging(true)}
      />
      {dialog}
    </>
  )
}

function AbovePlans({ above }: { above: readonly Named[] }) {
  const { t } = useTranslation()
  return (
    <>
      {t('plans.above')}{' '}
      {above.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 ? ', ' : ''}
          <Link to={`/locations/${id}`}>{name.replaceAll(' > ', ' › ')}</Link>
        </span>
      ))}
    </>
  )
}

interface PlanViewProps {
  record: Json
  plan: Plan
  picture: NonNullable<Plan['picture']>
  mayChange: boolean
  onChange: () => void
}

function PlanView({ record, plan, picture, mayChange, onChange }: PlanViewProps) {
  const { t } = useTranslation()
  const [{ pin: sought }] = useRouteSearch<{ pin?: string }>()
  const [filter, setFilter] = useState<PinFilter>({ type: '', state: null, withCases: false })
  const [dragged, setDragged] = useState<Marked | null>(null)
  const stage = useRef<HTMLDivElement>(null)
  const pins = usePins(record.id)
  const all = markedOf(plan)
  const shown = all.filter((pin) => isShown(pin, filter))
  const { draft } = pins
  const drawn = shown.map((pin) => (draft !== null && keyOf(pin) === keyOf(draft) ? draft : pin))
  if (draft?.isNew) drawn.push(draft)
  const name = titleOf(locationKind, record)
  return (
    <div className={css.tab}>
      <div className={css.bar}>
        <PinFilters plan={plan} filter={filter} shown={shown.length} total={all.length} onChange={setFilter} />
        <div className={css.verbs}>
          <Button size="small" icon={IconPrinter} onClick={() => window.print()}>
            {t('plans.print')}
          </Button>
          {mayChange ? (
            <>
              <Button size="small" icon={IconPhoto} onClick={onChange}>
                {t('plans.replace')}
              </Button>
              <RemovePlan record={record} count={all.length} />
            </>
          ) : null}
        </div>
      </div>
      {plan.isCut ? <p role="status">{t('plans.cut')}</p> : null}
      <PlanPicture
        picture={picture}
        name={name}
        stage={stage}
        onDrop={(at) => {
          if (dragged !== null) void pins.set(dragged, at)
          setDragged(null)
        }}
      >
        {(zoom) => (
          <PinLayer
            drawn={drawn}
            pins={pins}
            stage={stage}
            zoom={zoom}
            sought={sought === undefined ? '' : keyOf({ kind: 'asset', id: sought })}
          />
        )}
      </PlanPicture>
      {all.some((pin) => pin.canMove) ? <p className={css.hint}>{t('plans.keys')}</p> : null}
      <PinTable marked={shown} pins={pins} />
      <Unplaced
        locationId={record.id}
        placed={new Set(plan.places.map(({ id }) => id))}
        onPlace={pins.start}
        onDrag={setDragged}
      />
    </div>
  )
}

function RemovePlan({ record, count }: { record: Json; count: number }) {
  const { t } = useTranslation()
  const remove = useAction(locationKind, record.id, 'remove-plan')
  const ask = async () => {
    const isSure = await confirm({
      title: t('plans.removeTitle', { name: titleOf(locationKind, record).replaceAll(' > ', ' › ') }),
      body: t('plans.removeBody', { count }),
      confirm: t('plans.remove'),
      danger: true,
    })
    if (isSure) await remove.run({}, { done: t('plans.removed') })
  }
  return (
    <Button size="small" kind="quiet" icon={IconTrash} busy={remove.isBusy} onClick={() => void ask()}>
      {t('plans.remove')}
    </Button>
  )
}
