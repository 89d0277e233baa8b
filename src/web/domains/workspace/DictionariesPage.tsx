import { useTranslation } from 'react-i18next'
import { everyKind } from '../../../shared/kinds/every-kind.ts'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'
import { kindTexts } from '../../engine/kind-texts.ts'
import { forbiddenHere } from '../../engine/problem.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { useCan } from '../../engine/session.ts'

/** Which kinds stand together on one page of administration. */
const groups = {
  dictionaries: everyKind.filter((kind) => kind.guard === 'dictionary'),
  places: everyKind.filter((kind) => kind.isTree && kind.guard !== 'dictionary').toReversed(),
}

function Group({ group }: { group: keyof typeof groups }) {
  const { t, i18n } = useTranslation()
  const can = useCan()
  const plural = useRouteParam('plural')
  const kinds = groups[group].filter((kind) => can(`${kind.guard}.read`))
  const kind = kinds.find((each) => each.plural === plural) ?? kinds[0]
  if (kind === undefined) throw forbiddenHere()
  return (
    <DictionaryPage
      // Searches and folds of one list mean nothing in the next.
      key={kind.plural}
      kind={kind}
      title={t(`workspace.${group}.title`)}
      tabs={{
        label: t(`workspace.${group}.title`),
        tabs: kinds
          .map((each) => ({
            key: each.plural,
            label: kindTexts(t, each).many,
            link: { to: `/admin/${group}/${each.plural}` },
          }))
          .toSorted((one, other) => one.label.localeCompare(other.label, i18n.language)),
      }}
    />
  )
}

/** Lists of values: manufacturers, models, states, categories. */
export const DictionariesPage = () => <Group group="dictionaries" />

/** Places and organisational units. */
export const PlacesPage = () => <Group group="places" />
