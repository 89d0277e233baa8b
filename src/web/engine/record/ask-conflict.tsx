import type { TFunction } from 'i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { confirm } from '../../ui/feedback/confirm.tsx'
import { valueText } from '../fields/value-text.ts'
import { kindTexts } from '../kind-texts.ts'
import type { Json } from '../records.ts'
import { valueAt } from './patch.ts'
import css from './record.module.css'

/** Somebody changed the same fields: shows both values. True = write mine over theirs. */
export function askConflict(
  t: TFunction,
  kind: Kind,
  fields: string[],
  mine: Record<string, unknown>,
  theirs: Json,
): Promise<boolean> {
  const texts = kindTexts(t, kind)
  const words = (name: string, value: unknown) => valueText(t, kind, name, value) || t('ui.property.none')
  return confirm({
    title: t('engine.conflict.title'),
    confirm: t('engine.conflict.overwrite'),
    cancel: t('engine.conflict.keep'),
    body: (
      <>
        <p>{t('engine.conflict.body')}</p>
        <table className={css.conflict}>
          <thead>
            <tr>
              <th scope="col">{t('engine.conflict.field')}</th>
              <th scope="col">{t('engine.conflict.theirs')}</th>
              <th scope="col">{t('engine.conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((name) => (
              <tr key={name}>
                <th scope="row">{texts.field(name)}</th>
                <td>{words(name, valueAt(kind, theirs, name))}</td>
                <td>{words(name, mine[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    ),
  })
}
