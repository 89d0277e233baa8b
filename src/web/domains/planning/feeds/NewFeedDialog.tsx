import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { groupKind } from '../../../../shared/people/people.kinds.ts'
import { calendarFeedKind, feedSorts } from '../../../../shared/planning/calendar-feeds.ts'
import { bookingPoolKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { api } from '../../../engine/api.ts'
import { ReferenceField } from '../../../engine/fields/controls.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Named } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'

interface Values {
  name: string
  sort: string | null
  group: Named | null
  pool: Named | null
  isDetailed: boolean
}

interface NewFeedDialogProps {
  onMade: (made: { name: string; address: string }) => void
  onClose: () => void
}

/** A new feed: what it tells, of whom or what, and how much of it. */
export function NewFeedDialog({ onMade, onClose }: NewFeedDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm<Values>({
    initial: { name: '', sort: 'own', group: null, pool: null, isDetailed: false },
    onSubmit: async ({ name, sort, group, pool, isDetailed }) => {
      const feed = await api.post<{ name: string; address: string }>(`/${calendarFeedKind.plural}`, {
        name,
        sort,
        isDetailed,
        ...(sort === 'group' ? { group: group?.id ?? null } : {}),
        ...(sort === 'pool' ? { pool: pool?.id ?? null } : {}),
      })
      void client.invalidateQueries({ queryKey: [calendarFeedKind.plural] })
      onClose()
      onMade(feed)
    },
  })
  const { values } = form
  return (
    <Dialog title={t('planning.feeds.create')} size="md" onClose={onClose}>
      <DialogForm form={form} submit={t('planning.feeds.create')} onCancel={onClose}>
        <TextField
          {...form.field('name')}
          label={t('field.name')}
          help={t('planning.feeds.nameHelp')}
          maxLength={100}
          required
          autoFocus
        />
        <ChoiceField
          {...form.field('sort')}
          label={t('kind.calendar-feed.field.sort')}
          choices={feedSorts.map((value) => ({ value, label: t(`kind.calendar-feed.choice.sort.${value}`) }))}
          required
        />
        {values.sort === 'group' ? (
          <ReferenceField
            {...form.field('group')}
            label={t('kind.calendar-feed.field.group')}
            search={(text, signal) => searchRecords(t, groupKind, text, signal)}
            required
          />
        ) : null}
        {values.sort === 'pool' ? (
          <ReferenceField
            {...form.field('pool')}
            label={t('kind.calendar-feed.field.pool')}
            search={(text, signal) => searchRecords(t, bookingPoolKind, text, signal)}
            required
          />
        ) : null}
        <CheckField
          {...form.field('isDetailed')}
          label={t('kind.calendar-feed.field.isDetailed')}
          help={t('kind.calendar-feed.help.isDetailed')}
        />
      </DialogForm>
    </Dialog>
  )
}
