import { IconCalendarWeek } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { calendarKind } from '../../../shared/service-levels/service-levels.kinds.ts'
import { FieldInput } from '../../engine/fields/FieldParts.tsx'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { useCan, useSession } from '../../engine/session.ts'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ClosingsEditor } from './ClosingsEditor.tsx'
import { HolidayList } from './HolidayList.tsx'
import { HoursEditor } from './HoursEditor.tsx'
import { StudioEditor, StudioList } from './StudioFrame.tsx'
import { type CalendarRecord, type Draft, freshCalendar } from './service-level.ts'
import css from './service-levels.module.css'
import { useDraft, useStudio } from './use-studio.ts'

type CalendarDraft = Draft<CalendarRecord>

/** Calendars: which there are, the open one, its holidays of this year and the next. */
export function CalendarStudio({ calendars }: { calendars: CalendarRecord[] }) {
  const { t } = useTranslation()
  const can = useCan()
  const { user } = useSession()
  const texts = useKindTexts(calendarKind)
  const studio = useStudio<CalendarRecord, CalendarDraft>(calendarKind, calendars)
  const { fresh, shown } = studio
  return (
    <div className={css.studio} data-open={studio.isOpen || undefined}>
      <StudioList
        label={t('serviceLevels.tab.calendars')}
        add={t('serviceLevels.list.addCalendar')}
        onAdd={can('service-level.create') ? () => studio.add(freshCalendar(user.entity)) : undefined}
        entries={calendars.map(({ id, name, holidays }) => ({ id, name, hint: texts.choice('holidays', holidays) }))}
        activeId={shown?.id ?? null}
        tab="calendars"
      />
      {fresh === null && shown === null ? (
        <div className={css.middle}>
          <EmptyState
            icon={IconCalendarWeek}
            title={t('serviceLevels.list.emptyCalendars')}
            hint={t('serviceLevels.list.emptyCalendarsHint')}
          />
        </div>
      ) : (
        <CalendarEditor
          key={shown === null ? 'new' : `${shown.id} ${shown.version}`}
          start={fresh ?? asDraft(shown!)}
          version={shown?.version ?? null}
          onLeave={studio.leave}
        />
      )}
    </div>
  )
}

const asDraft = ({ version: _, ...calendar }: CalendarRecord): CalendarDraft => calendar

const bodyOf = (draft: CalendarDraft) => ({
  name: draft.name,
  entity: draft.entity.id,
  zone: draft.zone === '' ? null : draft.zone,
  hours: draft.hours,
  holidays: draft.holidays,
  closings: draft.closings,
  comment: draft.comment,
})

interface CalendarEditorProps {
  start: CalendarDraft
  version: number | null
  onLeave: (id?: string) => void
}

function CalendarEditor({ start, version, onLeave }: CalendarEditorProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(calendarKind)
  const edit = useDraft<CalendarDraft>(calendarKind, start, version, bodyOf, onLeave)
  const { draft } = edit
  const change = (patch: Partial<CalendarDraft>) => edit.setDraft({ ...draft, ...patch })
  const input = (name: keyof typeof calendarKind.fields & keyof CalendarDraft) => (
    <FieldInput
      kind={calendarKind}
      name={name}
      field={calendarKind.fields[name]}
      label={texts.field(name)}
      help={texts.help(name)}
      value={draft[name]}
      required={calendarKind.fields[name].required}
      onChange={(next) => change({ [name]: next } as Partial<CalendarDraft>)}
    />
  )
  return (
    <>
      <StudioEditor
        kind={calendarKind}
        id={draft.id}
        name={draft.name || t('serviceLevels.edit.newName')}
        onBack={() => onLeave()}
        bar={
          edit.isChanged
            ? {
                isBusy: edit.isBusy,
                save: () => void edit.save(),
                discard: () => (version === null ? onLeave() : edit.discard()),
                isNew: version === null,
              }
            : null
        }
      >
        <div className={css.fields}>
          {input('name')}
          <HoursEditor hours={draft.hours} onChange={(hours) => change({ hours })} />
          {input('holidays')}
          <ClosingsEditor closings={draft.closings} onChange={(closings) => change({ closings })} />
          {input('zone')}
          {input('entity')}
          {input('comment')}
        </div>
      </StudioEditor>
      <HolidayList holidays={draft.holidays} />
    </>
  )
}
