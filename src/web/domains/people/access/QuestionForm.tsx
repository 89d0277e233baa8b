import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import { permissionCatalogue } from '../../../../shared/people/shipped-profiles.ts'
import { nameOf, searchRecords } from '../../../engine/fields/search-records.ts'
import { kindTexts } from '../../../engine/kind-texts.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import css from './access.module.css'
import type { ExplainSearch } from './explain-search.ts'
import { kindsOf } from './explanation.ts'

/** The name that goes with an id of the address. */
function useNamed(kind: Kind | undefined, id: string | undefined): Option | null {
  const { data } = useQuery({
    queryKey: ['name', kind?.name, id],
    queryFn: () => nameOf(kind!, id!),
    enabled: kind !== undefined && id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? null
}

/** Person, right, and a record if the question is about one. Each choice is answered at once. */
export function QuestionForm() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<ExplainSearch>()
  const user = useNamed(userKind, search.user)
  const kinds = kindsOf(search.permission)
  const kind = kinds.find((each) => each.name === search.kind) ?? (kinds.length === 1 ? kinds[0] : undefined)
  const record = useNamed(kind, search.id)
  return (
    <form className={css.form} onSubmit={(event) => event.preventDefault()}>
      <ReferenceField
        label={t('admin.explain.user')}
        value={user}
        search={(text, signal) => searchRecords(t, userKind, text, signal)}
        onChange={(next) => change({ user: next?.id })}
        required
        autoFocus={search.user === undefined}
      />
      <ChoiceField
        label={t('admin.explain.permission')}
        help={t('admin.explain.permissionHelp')}
        value={search.permission ?? null}
        choices={permissionCatalogue.map((name) => ({
          value: name,
          label: t(`permission.${name}`, { defaultValue: name }),
        }))}
        onChange={(next) => change({ permission: next ?? undefined, kind: undefined, id: undefined })}
        required
      />
      {kinds.length > 1 ? (
        <ChoiceField
          label={t('admin.explain.kind')}
          placeholder={t('admin.explain.anyRecord')}
          value={kind?.name ?? null}
          choices={kinds.map((each) => ({ value: each.name, label: kindTexts(t, each).one }))}
          onChange={(next) => change({ kind: next ?? undefined, id: undefined })}
        />
      ) : null}
      {kind === undefined ? null : (
        <ReferenceField
          label={kinds.length > 1 ? t('admin.explain.record') : kindTexts(t, kind).one}
          help={t('admin.explain.recordHelp')}
          placeholder={t('admin.explain.anyRecord')}
          value={record}
          search={(text, signal) => searchRecords(t, kind, text, signal)}
          onChange={(next) => change(next === null ? { id: undefined } : { kind: kind.name, id: next.id })}
        />
      )}
    </form>
  )
}
