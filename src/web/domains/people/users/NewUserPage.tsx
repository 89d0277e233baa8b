import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { profileKind, userKind } from '../../../../shared/people/people.kinds.ts'
import { api } from '../../../engine/api.ts'
import { FieldInput } from '../../../engine/fields/FieldParts.tsx'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { bodyOf } from '../../../engine/record/use-save.ts'
import { type Json, type Named, useKeepRecord } from '../../../engine/records.ts'
import { useCan, useSession } from '../../../engine/session.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { PasswordField } from '../../../ui/field/TextField.tsx'
import { FormPage, FormRow, FormSection } from '../../../ui/form/FormPage.tsx'
import { type Form, useForm } from '../../../ui/form/use-form.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { blankUser, filledOf, type UserValues } from './new-user.ts'

/** A local account: who, where, and at once what the person may do. */
export function NewUserPage() {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const keep = useKeepRecord(userKind)
  const { entities } = useSession()
  const form = useForm<UserValues>({
    initial: { ...blankUser, entity: entities[0] ?? null },
    onSubmit: async (values) => {
      const { password, profile, ...rest } = values
      const body = { ...bodyOf(userKind, filledOf(rest)), ...(password === '' ? {} : { password }) }
      const user = await api.post<Json>('/users', body)
      keep(user)
      if (profile !== null && values.entity !== null) await giveProfile(user, profile, values.entity)
      toast.done(t('engine.form.created', { name: String(user.name) }))
      await navigate({ to: `/users/${user.id}`, search: { tab: 'access' } as never })
    },
  })
  /** The account stands already: a refusal here must not look as if it did not. */
  const giveProfile = (user: Json, profile: Named, entity: Named) =>
    api
      .post('/grants', { user: user.id, profile: profile.id, entity: entity.id, isRecursive: true })
      .catch((error: unknown) =>
        toast.failed(t('admin.users.noProfileGiven', { why: refusalText(error, t('ui.problem.unknown')) })),
      )
  return (
    <Page title={t('kind.user.new')} layout="read">
      <FormPage form={form} submit={t('admin.users.submit')} onCancel={() => void navigate({ to: '/users' })}>
        <WhoFields form={form} />
        <FormSection title={t('admin.users.form.access')} help={t('admin.users.form.accessHelp')}>
          {can('grant.create') ? (
            <ReferenceField
              {...form.field('profile')}
              label={t('kind.grant.field.profile')}
              search={(text, signal) => searchRecords(t, profileKind, text, signal)}
            />
          ) : null}
          <PasswordField
            {...form.field('password')}
            label={t('kind.user.field.password')}
            help={t('admin.users.form.passwordHelp')}
            autoComplete="new-password"
            showLabel={t('app.signIn.show')}
          />
        </FormSection>
      </FormPage>
    </Page>
  )
}

function WhoFields({ form }: { form: Form<UserValues> }) {
  const { t } = useTranslation()
  return (
    <>
      <FormSection title={t('admin.users.form.who')}>
        <FormRow>
          <UserField form={form} name="firstName" autoFocus />
          <UserField form={form} name="lastName" />
        </FormRow>
        <FormRow>
          <UserField form={form} name="login" required />
          <UserField form={form} name="email" />
        </FormRow>
      </FormSection>
      <FormSection title={t('admin.users.form.place')}>
        <FormRow>
          <UserField form={form} name="entity" required />
          <UserField form={form} name="location" />
        </FormRow>
        <FormRow>
          <UserField form={form} name="jobTitle" />
          <UserField form={form} name="manager" />
        </FormRow>
        <FormRow>
          <UserField form={form} name="phone" />
          <UserField form={form} name="language" required />
        </FormRow>
      </FormSection>
    </>
  )
}

type UserFieldName = Exclude<keyof UserValues, 'password' | 'profile'>

function UserField({
  form,
  name,
  ...rest
}: {
  form: Form<UserValues>
  name: UserFieldName
  required?: boolean
  autoFocus?: boolean
}) {
  const texts = useKindTexts(userKind)
  const { value, error, onChange } = form.field(name)
  return (
    <FieldInput
      kind={userKind}
      name={name}
      field={userKind.fields[name]}
      label={texts.field(name)}
      value={value}
      error={error}
      onChange={(next) => onChange(next as never)}
      {...rest}
    />
  )
}
