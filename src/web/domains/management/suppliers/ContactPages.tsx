import { IconAddressBook } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { contactKind, supplierKind } from '../../../../shared/management/management.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { LinkedList } from '../../../engine/links/LinkedList.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { NewRecordPage } from '../NewRecordPage.tsx'

export function ContactListPage() {
  return (
    <KindList
      kind={contactKind}
      icon={IconAddressBook}
      create={{ to: '/contacts/new', label: 'management.create.contact', needs: 'supplier.create' }}
      emptyHint="management.empty.contact"
    />
  )
}

const parts: readonly FormPart[] = [
  { title: 'management.form.identity', fields: [['name', 'firstName'], ['title', 'jobTitle'], 'entity'] },
  { title: 'management.form.reach', fields: ['email', ['phone', 'mobile']] },
  { title: 'management.form.more', fields: ['comment'] },
]

export const NewContactPage = () => <NewRecordPage kind={contactKind} parts={parts} />

const sections = [
  { fields: ['title', 'firstName', 'name', 'jobTitle'], keepsEmpty: true },
  { title: 'management.side.reach', fields: ['email', 'phone', 'mobile'], keepsEmpty: true },
  { title: 'management.side.more', fields: ['entity', 'comment', 'createdAt', 'updatedAt'] },
] as const

const supplierColumns = ['name', 'type', 'town', 'phone'] as const

/** One person at a supplier. */
export function ContactPage() {
  const id = useRouteParam('contactId')
  const { t } = useTranslation()
  const can = useCan()
  const verb = (name: string) => (supplier: string) => api.post(`/suppliers/${supplier}/${name}`, { ids: [id] })
  return (
    <RecordPage
      kind={contactKind}
      id={id}
      icon={() => IconAddressBook}
      facts={(record) => (record.jobTitle ? <span>{String(record.jobTitle)}</span> : null)}
      tabs={() => [
        {
          key: 'suppliers',
          label: 'management.tab.suppliers',
          show: () => (
            <LinkedList
              kind={supplierKind}
              title={t('management.tab.suppliers')}
              filter={{ has: 'contact', where: { field: 'id', op: 'is', value: id } }}
              columns={supplierColumns}
              add={t('management.link.supplier')}
              touched={[contactKind.plural]}
              change={
                can('supplier.update') ? { link: verb('link-contact'), unlink: verb('unlink-contact') } : undefined
              }
              empty={t('management.none.supplier')}
            />
          ),
        },
      ]}
      side={(record) => <RecordProperties kind={contactKind} record={record} sections={sections} />}
    />
  )
}
