import { useTranslation } from 'react-i18next'
import { toast } from '../ui/feedback/toast.tsx'

/** Copies a text and says so (`done`, a sentence), or that the browser did not allow it. Resolves to whether it did. */
export function useCopy(): (text: string, done?: string) => Promise<boolean> {
  const { t } = useTranslation()
  return async (text, done) => {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      toast.failed(t('engine.record.copyFailed'))
      return false
    }
    if (done !== undefined) toast.done(done)
    return true
  }
}
