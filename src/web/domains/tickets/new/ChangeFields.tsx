import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { changeModelKind, fixedPlans, saidChangeTypes } from '../../../../shared/tickets/change-models.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { MomentField } from '../../../engine/fields/controls.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { isNamed, type Json, namedLike, recordQuery } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { FormRow } from '../../../ui/form/FormPage.tsx'
import type { Form } from '../../../ui/form/use-form.ts'
import { ModelWords } from '../standard/ModelApproval.tsx'
import css from './new.module.css'
import type { NewTicket } from './new-ticket.ts'

const most = 50

/** Models that may be used today. */
async function searchModels(text: string, signal: AbortSignal): Promise<Option[]> {
  const today = new Intl.DateTimeFormat('sv-SE').format(new Date())
  const filter: Condition = {
    all: [
      { field: 'state', op: 'is', value: 'approved' },
      {
        any: [
          { field: 'validUntil', op: 'empty' },
          { field: 'validUntil', op: 'gte', value: today },
        ],
      },
      ...(text.trim() === '' ? [] : [namedLike(changeModelKind, text.trim())]),
    ],
  }
  const query = { filter: JSON.stringify(filter), fields: 'name', limit: most, count: 'none', sort: 'name' }
  const { items } = await api.get<{ items: Json[] }>(`/${changeModelKind.plural}`, { query, signal })
  return items.map((item) => ({ id: item.id, name: String(item.name) }))
}

/** What only a change is asked: whether it comes from the catalogue or cannot wait, and when it is carried out. */
export function ChangeFields({ form }: { form: Form<NewTicket> }) {
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(ticketKind)
  const { changeModel } = form.values
  useModelValues(form)
  return (
    <>
      {can('change-model.read') ? (
        <ReferenceField
          label={t('tickets.standard.pick')}
          help={t('tickets.standard.pickHelp')}
          {...form.field('changeModel')}
          search={searchModels}
          onChange={(option) => form.set({ changeModel: option && { id: option.id, name: option.name } })}
        />
      ) : null}
      {changeModel === null ? null : <ChosenModel id={changeModel.id} />}
      {changeModel === null && can('ticket.emergency') ? (
        <SegmentedField
          label={texts.field('changeType')}
          choices={saidChangeTypes.map((value) => ({ value, label: texts.choice('changeType', value) }))}
          {...form.field('changeType')}
        />
      ) : null}
      <FormRow>
        <MomentField label={texts.field('plannedFrom')} {...form.field('plannedFrom')} />
        <MomentField label={texts.field('plannedUntil')} {...form.field('plannedUntil')} />
      </FormRow>
    </>
  )
}

/** The words of a model, where nobody has typed any. */
function useModelValues(form: Form<NewTicket>): void {
  const client = useQueryClient()
  const { changeModel, title, category } = form.values
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a model, not with each letter
  useEffect(() => {
    if (changeModel === null) return
    void client.ensureQueryData(recordQuery(changeModelKind, changeModel.id)).then((model) =>
      form.set({
        ...(title.trim() === '' ? { title: String(model.title) } : {}),
        ...(category === null && isNamed(model.category) ? { category: model.category } : {}),
      }),
    )
  }, [changeModel?.id])
}

/** What was approved, before one opens it. */
function ChosenModel({ id }: { id: string }) {
  const { t } = useTranslation()
  const texts = useKindTexts(changeModelKind)
  const { data } = useQuery(recordQuery(changeModelKind, id))
  if (data === undefined) return null
  const said = ['about', ...fixedPlans].filter((name) => typeof data[name] === 'string' && data[name] !== '')
  return (
    <div className={css.already}>
      <ModelWords record={data} />
      <dl>
        {said.map((name) => (
          <div key={name} className={css.knownError}>
            <dt className={css.alreadyTitle}>{texts.field(name)}</dt>
            <dd className={css.workaround}>
              {name === 'risk' ? t(`kind.ticket.choice.risk.${String(data.risk)}`) : String(data[name])}
            </dd>
          </div>
        ))}
      </dl>
      <Link to={'/changes/standard' as never} search={{ id } as never}>
        {t('tickets.standard.catalogue')}
      </Link>
    </div>
  )
}
