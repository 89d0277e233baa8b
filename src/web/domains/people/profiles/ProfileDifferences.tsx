import { IconMinus, IconPlus, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Permissions, Reach } from '../../../../shared/access/reach.ts'
import { type Change, differencesOf } from './permissions.ts'
import css from './profiles.module.css'

const marks = { added: IconPlus, removed: IconMinus, wider: IconTrendingUp, narrower: IconTrendingDown } as const
const changes: readonly Change[] = ['added', 'wider', 'narrower', 'removed']

/** What one profile gives that another does not, in words. */
export function ProfileDifferences({ before, after }: { before: Permissions; after: Permissions }) {
  const { t } = useTranslation()
  const all = differencesOf(before, after)
  const reachText = (reach: Reach | null) => t(reach === null ? 'admin.profiles.none' : `admin.profiles.reach.${reach}`)
  if (all.length === 0) return <p className={css.note}>{t('admin.profiles.compare.same')}</p>
  return (
    <>
      <p className={css.note}>{t('admin.profiles.compare.summary', { count: all.length })}</p>
      {changes.map((change) => {
        const own = all.filter((each) => each.change === change)
        const IconPart = marks[change]
        return own.length === 0 ? null : (
          <div key={change}>
            <h3 className={css.change} data-change={change}>
              <IconPart size="1.1em" stroke={2} aria-hidden /> {t(`admin.profiles.compare.${change}`)}
            </h3>
            <ul className={css.differences}>
              {own.map((each) => (
                <li key={each.permission}>
                  {t(`permission.${each.permission}`, { defaultValue: each.permission })}
                  <span className={css.reaches}>
                    {change === 'added'
                      ? reachText(each.after)
                      : change === 'removed'
                        ? reachText(each.before)
                        : t('admin.profiles.compare.change', {
                            before: reachText(each.before),
                            after: reachText(each.after),
                          })}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </>
  )
}
