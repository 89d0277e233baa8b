import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Money } from '../../../../shared/fields/money.ts'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { groupKind, userKind } from '../../../../shared/people/people.kinds.ts'
import { stockMovementKind } from '../../../../shared/stock/stock.kinds.ts'
import { FieldInput } from '../../../engine/fields/FieldParts.tsx'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { kindTexts } from '../../../engine/kind-texts.ts'
import type { Json } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { type Form, useForm } from '../../../ui/form/use-form.ts'
import css from '../stock.module.css'
import {
  lastPlace,
  type MovementValues,
  type MovementVerb,
  type RecipientKind,
  recipientKinds,
  rememberPlace,
} from './movement-form.ts'
import { ScanField } from './ScanField.tsx'
import { useHere, useMovement } from './use-movement.ts'

interface MovementDialogProps {
  verb: MovementVerb
  /** Null: the item is chosen here, one after the other. */
  item: Json | null
  onClose: () => void
}

const focusQuantity = () => setTimeout(() => document.getElementById('field-quantity')?.focus(), 0)

/** Issue, receive, take back, transfer, correct: from the page of an item, or item after item with a scanner. */
export function MovementDialog({ verb, item, onClose }: MovementDialogProps) {
  const { t } = useTranslation()
  const send = useMovement(verb)
  const isSeries = item === null
  const form = useForm<MovementValues>({
    initial: {
      item,
      location: lastPlace(),
      to: null,
      quantity: verb === 'correct' ? null : 1,
      recipientKind: item?.category === 'cartridge' ? 'asset' : 'user',
      recipient: null,
      pages: null,
      unitPrice: null,
      reference: '',
      comment: '',
      isOpening: false,
    },
    onSubmit: async (values) => {
      if (values.item === null) throw missing(t('engine.form.missing'), 'item')
      if (values.location === null) throw missing(t('engine.form.missing'), 'location')
      await send(values.item, values)
      rememberPlace(values.location)
      if (!isSeries) return onClose()
      form.set({ item: null, quantity: 1, pages: null, unitPrice: null, comment: '' })
    },
  })
  const takes = verb === 'issue' || verb === 'return'
  return (
    <Dialog title={dialogTitle(t(`stock.dialog.${verb}`), item)} onClose={onClose} size="md">
      <DialogForm form={form} submit={t(isSeries ? 'stock.dialog.again' : 'stock.dialog.submit')} onCancel={onClose}>
        {isSeries ? (
          <ScanField
            value={form.values.item}
            error={form.field('item').error}
            onChange={(chosen) => {
              form.set({
                item: chosen,
                ...(chosen?.category === 'cartridge' ? { recipientKind: 'asset' } : {}),
              })
              if (chosen !== null) focusQuantity()
            }}
          />
        ) : null}
        <PlaceAndQuantity form={form} verb={verb} isFirst={!isSeries} />
        {verb === 'transfer' ? (
          <ReferenceField
            {...form.field('to')}
            label={t('stock.dialog.to')}
            search={(text, signal) => searchRecords(t, locationKind, text, signal)}
            required
          />
        ) : null}
        {takes ? <RecipientFields form={form} verb={verb} /> : null}
        {verb === 'receive' ? (
          <FieldInput
            kind={stockMovementKind}
            field={stockMovementKind.fields.unitPrice}
            label={t('kind.stock-movement.field.unitPrice')}
            {...form.field('unitPrice')}
            onChange={(unitPrice) => form.set({ unitPrice: unitPrice as Money | null })}
          />
        ) : null}
        {verb === 'receive' ? <CheckField {...form.field('isOpening')} label={t('stock.dialog.isOpening')} /> : null}
        {verb === 'correct' ? null : (
          <TextField
            {...form.field('reference')}
            label={t('stock.dialog.reference')}
            help={t('stock.dialog.referenceHelp')}
            maxLength={100}
          />
        )}
        <TextField
          {...form.field('comment')}
          error={form.field('comment').error ?? errorOf(form, 'reason')}
          label={t(verb === 'correct' ? 'stock.dialog.reason' : 'stock.dialog.comment')}
          required={verb === 'correct'}
          maxLength={1000}
        />
      </DialogForm>
    </Dialog>
  )
}

const dialogTitle = (verb: string, item: Json | null) => (item === null ? verb : `${verb} · ${String(item.name)}`)

/** In the shape of a problem document, so that the form shows it like one. */
const missing = (detail: string, field: string) => ({ title: detail, errors: [{ field, code: 'required', detail }] })

const errorOf = (form: Form<MovementValues>, ...fields: string[]) =>
  form.errors.find((error) => fields.includes(error.field))?.detail

function PlaceAndQuantity({
  form,
  verb,
  isFirst,
}: {
  form: Form<MovementValues>
  verb: MovementVerb
  isFirst: boolean
}) {
  const { t } = useTranslation()
  const here = useHere(form.values.item?.id, form.values.location?.id)
  const quantity = form.field('quantity')
  return (
    <div className={css.pair}>
      <ReferenceField
        {...form.field('location')}
        label={t('stock.dialog.from')}
        help={here === null ? undefined : t('stock.dialog.here', { count: here })}
        search={(text, signal) => searchRecords(t, locationKind, text, signal)}
        required
      />
      <NumberField
        {...quantity}
        error={quantity.error ?? errorOf(form, 'counted')}
        label={t(verb === 'correct' ? 'stock.dialog.counted' : 'stock.dialog.quantity')}
        min={verb === 'correct' ? 0 : 1}
        required
        autoFocus={isFirst}
      />
    </div>
  )
}

const kindOf = { user: userKind, group: groupKind, asset: assetKind }

function RecipientFields({ form, verb }: { form: Form<MovementValues>; verb: MovementVerb }) {
  const { t } = useTranslation()
  const chosen = (form.values.recipientKind ?? 'user') as RecipientKind
  const recipient = form.field('recipient')
  const isForPrinter = verb === 'issue' && chosen === 'asset' && form.values.item?.category === 'cartridge'
  return (
    <>
      <SegmentedField
        label={t('stock.dialog.recipientKind')}
        value={chosen}
        onChange={(next) => form.set({ recipientKind: next, recipient: null })}
        choices={recipientKinds.map((value) => ({ value, label: t(`stock.holders.${value}`) }))}
      />
      <ReferenceField
        {...recipient}
        // Another kind of recipient is another search.
        key={chosen}
        error={recipient.error ?? errorOf(form, 'user', 'group', 'asset')}
        label={t('stock.dialog.recipient')}
        placeholder={kindTexts(t, kindOf[chosen]).one}
        search={(text, signal) => searchRecords(t, kindOf[chosen], text, signal)}
        required
      />
      {isForPrinter ? (
        <NumberField
          {...form.field('pages')}
          label={t('stock.dialog.pages')}
          help={t('stock.dialog.pagesHelp')}
          min={0}
        />
      ) : null}
    </>
  )
}
