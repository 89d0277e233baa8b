import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button/Button.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import css from './count.module.css'

/** What a hand scanner types: a code and Enter, again and again. */
export function CodeBox({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <form
      className={css.code}
      onSubmit={(event) => {
        event.preventDefault()
        const code = text.trim()
        if (code === '') return
        setText('')
        onCode(code)
      }}
    >
      <TextField
        label={t('stocktakes.count.code')}
        value={text}
        onChange={setText}
        maxLength={300}
        autoFocus={!matchMedia('(pointer: coarse)').matches}
      />
      <Button type="submit" icon={IconPlus}>
        {t('stocktakes.count.add')}
      </Button>
    </form>
  )
}
