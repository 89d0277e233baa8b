import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { TextAreaField, TextField } from '../../ui/field/TextField.tsx'
import { FormPage, FormRow, FormSection } from '../../ui/form/FormPage.tsx'
import { useForm } from '../../ui/form/use-form.ts'

const urgencies = ['Très basse', 'Basse', 'Moyenne', 'Haute', 'Très haute'].map((label, index) => ({
  value: String(index + 1),
  label,
}))

const refusal = {
  code: 'invalid',
  title: 'Certains champs sont à corriger',
  detail: '',
  errors: [
    { field: 'title', code: 'required', detail: 'Indiquez un titre' },
    { field: 'phone', code: 'format', detail: 'Ce numéro n’a pas dix chiffres' },
  ],
}

export function FormSamples() {
  const form = useForm({
    initial: { title: '', urgency: '3' as string | null, phone: '04 91', detail: '' },
    onSubmit: () => Promise.reject(refusal),
  })
  return (
    <FormPage form={form} submit="Ouvrir le ticket" onCancel={form.reset} keepsDraft>
      <FormSection title="La demande">
        <TextField label="Titre" required {...form.field('title')} />
        <TextAreaField label="Description" help="Ce que vous faisiez, ce qui s’est passé." {...form.field('detail')} />
        <FormRow>
          <ChoiceField label="Urgence" choices={urgencies} required {...form.field('urgency')} />
          <TextField label="Téléphone" type="tel" {...form.field('phone')} />
        </FormRow>
      </FormSection>
    </FormPage>
  )
}
