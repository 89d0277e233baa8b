import type { TFunction } from 'i18next'

/** A scope in words: `*` all, `*.read` reading, `ticket.*` all about tickets, `ticket.read` one right. */
export function scopeText(t: TFunction, scope: string): string {
  if (scope === '*') return t('admin.tokens.scope.all')
  if (scope === '*.read') return t('admin.tokens.scope.read')
  if (scope === 'metrics') return t('admin.tokens.scope.metrics')
  const [family = '', verb = ''] = scope.split('.')
  if (verb === '*')
    return t('admin.tokens.scope.family', { family: t(`admin.family.${family}`, { defaultValue: family }) })
  return t(`permission.${scope}`, { defaultValue: scope })
}
