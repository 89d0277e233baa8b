import { Popover } from '@mantine/core'
import {
  type Icon,
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
} from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button/Button.tsx'
import { IconButton } from '../button/IconButton.tsx'
import { TextField } from '../field/TextField.tsx'
import css from './text.module.css'

interface Tool {
  key: string
  icon: Icon
  isOn: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

const tools: Tool[] = [
  { key: 'bold', icon: IconBold, isOn: (e) => e.isActive('bold'), run: (e) => e.chain().focus().toggleBold().run() },
  {
    key: 'italic',
    icon: IconItalic,
    isOn: (e) => e.isActive('italic'),
    run: (e) => e.chain().focus().toggleItalic().run(),
  },
  {
    key: 'bullets',
    icon: IconList,
    isOn: (e) => e.isActive('bulletList'),
    run: (e) => e.chain().focus().toggleBulletList().run(),
  },
  {
    key: 'numbers',
    icon: IconListNumbers,
    isOn: (e) => e.isActive('orderedList'),
    run: (e) => e.chain().focus().toggleOrderedList().run(),
  },
  {
    key: 'quote',
    icon: IconBlockquote,
    isOn: (e) => e.isActive('blockquote'),
    run: (e) => e.chain().focus().toggleBlockquote().run(),
  },
  {
    key: 'code',
    icon: IconCode,
    isOn: (e) => e.isActive('codeBlock'),
    run: (e) => e.chain().focus().toggleCodeBlock().run(),
  },
]

/** Formatting buttons; each says whether it is on where the caret stands. */
export function EditorToolbar({ editor, label }: { editor: Editor; label: string }) {
  const { t } = useTranslation()
  const on = useEditorState({
    editor,
    selector: ({ editor: current }) => tools.map((tool) => tool.isOn(current)).concat(current.isActive('link')),
  })
  return (
    <div role="toolbar" aria-label={label} className={css.toolbar}>
      {tools.map((tool, index) => (
        <IconButton
          key={tool.key}
          size="small"
          icon={tool.icon}
          label={t(`ui.text.${tool.key}`)}
          aria-pressed={on[index] === true}
          onClick={() => tool.run(editor)}
        />
      ))}
      <LinkTool editor={editor} isOn={on.at(-1) === true} />
    </div>
  )
}

function LinkTool({ editor, isOn }: { editor: Editor; isOn: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const open = () => {
    setAddress(String(editor.getAttributes('link').href ?? ''))
    setOpen(true)
  }
  const apply = (event: FormEvent) => {
    event.preventDefault()
    // The form of the page must not be sent by the form of the link.
    event.stopPropagation()
    const href = /^[a-z]+:/i.test(address) ? address : `https://${address}`
    if (address) editor.chain().focus().extendMarkRange('link').setLink({ href }).run()
    setOpen(false)
  }
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    setOpen(false)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus position="bottom-start">
      <Popover.Target>
        <IconButton size="small" icon={IconLink} label={t('ui.text.link')} aria-pressed={isOn} onClick={open} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ui.text.link')}>
        <form className={css.link} onSubmit={apply}>
          <TextField
            label={t('ui.text.linkAddress')}
            type="url"
            value={address}
            onChange={setAddress}
            placeholder="https://"
          />
          <div className={css.linkActions}>
            {isOn ? (
              <Button size="small" kind="quiet" onClick={remove}>
                {t('ui.text.linkRemove')}
              </Button>
            ) : null}
            <Button size="small" kind="primary" type="submit">
              {t('ui.text.linkApply')}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
