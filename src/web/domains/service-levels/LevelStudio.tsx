import { IconClockHour4 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { serviceLevelKind } from '../../../shared/service-levels/service-levels.kinds.ts'
import { FieldInput } from '../../engine/fields/FieldParts.tsx'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { useCan, useSession } from '../../engine/session.ts'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { CheckField } from '../../ui/field/SwitchField.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { DueTrial } from './DueTrial.tsx'
import { EscalationsEditor } from './EscalationsEditor.tsx'
import { StudioEditor, StudioList } from './StudioFrame.tsx'
import { type CalendarRecord, type Draft, freshLevel, type LevelRecord, promisedOf } from './service-level.ts'
import css from './service-levels.module.css'
import { useDraft, useStudio } from './use-studio.ts'

type LevelDraft = Draft<LevelRecord>

/** Promises: which there are, the open one, when a ticket would fall due under it. */
export function LevelStudio({ levels, calendars }: { levels: LevelRecord[]; calendars: CalendarRecord[] }) {
  const { t } = useTranslation()
  const can = useCan()
  const { user } = useSession()
  const texts = useKindTexts(serviceLevelKind)
  const studio = useStudio<LevelRecord, LevelDraft>(serviceLevelKind, levels)
  const { fresh, shown } = studio
  const first = calendars[0]
  const promise = (level: LevelRecord) =>
    `${texts.choice('type', level.type).split(' ')[0]} · ${t(`serviceLevels.promise.${level.unit}`, { amount: level.amount })}`
  return (
    <div className={css.studio} data-open={studio.isOpen || undefined}>
      <StudioList
        label={t('serviceLevels.tab.levels')}
        add={t('serviceLevels.list.addLevel')}
        onAdd={
          can('service-level.create')
            ? () => studio.add(freshLevel(user.entity, first === undefined ? null : { id: first.id, name: first.name }))
            : undefined
        }
        entries={levels.map((level) => ({ id: level.id, name: level.name, hint: promise(level) }))}
        activeId={shown?.id ?? null}
      />
      {fresh === null && shown === null ? (
        <div className={css.middle}>
          <EmptyState
            icon={IconClockHour4}
            title={t('serviceLevels.list.emptyLevels')}
            hint={t('serviceLevels.list.emptyLevelsHint')}
          />
        </div>
      ) : (
        <LevelEditor
          key={shown === null ? 'new' : `${shown.id} ${shown.version}`}
          start={fresh ?? asDraft(shown!)}
          version={shown?.version ?? null}
          calendars={calendars}
          onLeave={studio.leave}
        />
      )}
    </div>
  )
}

const asDraft = ({ version: _, ...level }: LevelRecord): LevelDraft => level

const bodyOf = (draft: LevelDraft) => ({
  name: draft.name,
  entity: draft.entity.id,
  type: draft.type,
  target: draft.target,
  amount: draft.amount,
  unit: draft.unit,
  endOfDay: draft.endOfDay,
  calendar: draft.calendar?.id ?? null,
  escalations: draft.escalations,
  comment: draft.comment,
})

interface LevelEditorProps {
  start: LevelDraft
  version: number | null
  calendars: CalendarRecord[]
  onLeave: (id?: string) => void
}

function LevelEditor({ start, version, calendars, onLeave }: LevelEditorProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(serviceLevelKind)
  const edit = useDraft<LevelDraft>(serviceLevelKind, start, version, bodyOf, onLeave)
  const { draft } = edit
  const change = (patch: Partial<LevelDraft>) => edit.setDraft({ ...draft, ...patch })
  const input = (name: keyof typeof serviceLevelKind.fields & keyof LevelDraft, more: { disabled?: boolean } = {}) => (
    <FieldInput
      kind={serviceLevelKind}
      name={name}
      field={serviceLevelKind.fields[name]}
      label={texts.field(name)}
      help={texts.help(name)}
      value={draft[name]}
      required={serviceLevelKind.fields[name].required}
      onChange={(next) => change({ [name]: next } as Partial<LevelDraft>)}
      {...more}
    />
  )
  const isNew = version === null
  return (
    <>
      <StudioEditor
        kind={serviceLevelKind}
        id={draft.id}
        name={draft.name || t('serviceLevels.edit.newName')}
        onBack={() => onLeave()}
        bar={
          edit.isChanged
            ? {
                isBusy: edit.isBusy,
                save: () => void edit.save(),
                discard: () => (isNew ? onLeave() : edit.discard()),
                isNew,
              }
            : null
        }
      >
        <div className={css.fields}>
          {input('name')}
          <div className={css.pair}>
            {input('type', { disabled: !isNew })}
            {input('target', { disabled: !isNew })}
          </div>
          <div className={css.pair}>
            <NumberField
              required
              label={texts.field('amount')}
              value={draft.amount}
              min={1}
              max={10_000}
              onChange={(amount) => change({ amount: amount ?? 1 })}
            />
            {input('unit')}
          </div>
          <CheckField
            label={texts.field('endOfDay')}
            value={draft.endOfDay}
            onChange={(endOfDay) => change({ endOfDay })}
          />
          {input('calendar')}
          {input('entity')}
          {input('comment')}
        </div>
        <EscalationsEditor escalations={draft.escalations} onChange={(escalations) => change({ escalations })} />
      </StudioEditor>
      <DueTrial promised={promisedOf(draft, calendars)} />
    </>
  )
}
