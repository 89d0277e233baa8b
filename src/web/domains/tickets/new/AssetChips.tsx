import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { recordQuery } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import type { Form } from '../../../ui/form/use-form.ts'
import { assetTypeIcon } from '../../assets/index.ts'
import { useAssetSearch } from '../side/LinkedAssets.tsx'
import { assetsOfUser } from '../side/RequesterAssets.tsx'
import css from './new.module.css'
import type { NewTicket } from './new-ticket.ts'

type Chosen = NewTicket['assets'][number]

/** Equipment of the requester as chips to press; any other by search. */
export function AssetChips({ form }: { form: Form<NewTicket> }) {
  const { t } = useTranslation()
  const can = useCan()
  const { requester, assets } = form.values
  const { data } = useQuery({ ...assetsOfUser(requester?.id ?? ''), enabled: requester !== null && can('asset.read') })
  const search = useAssetSearch(null)
  const readType = useAssetType()
  if (!can('asset.read')) return null
  const own: Chosen[] = (data?.items ?? []).map((item) => ({
    id: item.id,
    name: String(item.name),
    type: String(item.type),
  }))
  const offered = [...own, ...assets.filter((asset) => !own.some((each) => each.id === asset.id))]
  const turn = (asset: Chosen) =>
    form.set({
      assets: assets.some((each) => each.id === asset.id)
        ? assets.filter((each) => each.id !== asset.id)
        : [...assets, asset],
    })
  return (
    <div className={css.assets}>
      {offered.length > 0 ? (
        <fieldset className={css.chips}>
          <legend className={css.legend}>{t('desk.new.assets')}</legend>
          {offered.map((asset) => {
            const IconPart = assetTypeIcon(asset.type)
            return (
              <label key={asset.id} className={css.chip}>
                <input
                  type="checkbox"
                  className="visually-hidden"
                  checked={assets.some((each) => each.id === asset.id)}
                  onChange={() => turn(asset)}
                />
                <IconPart size="1.15em" stroke={1.75} aria-hidden />
                {asset.name}
              </label>
            )
          })}
        </fieldset>
      ) : null}
      <ReferenceField
        label={t(offered.length > 0 ? 'desk.new.otherAsset' : 'desk.new.assets')}
        value={null}
        search={search}
        onChange={(option) => {
          if (option === null || assets.some((each) => each.id === option.id)) return
          void readType(option.id).then((type) => turn({ id: option.id, name: option.name, type }))
        }}
      />
    </div>
  )
}

/** The chip shows what sort of thing it is; a search only names it. */
function useAssetType(): (id: string) => Promise<string> {
  const client = useQueryClient()
  return (id) =>
    client.ensureQueryData(recordQuery(assetKind, id)).then(
      (asset) => String(asset.type),
      () => '',
    )
}
