import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldId } from '../field/field.ts'
import { EditorToolbar } from './EditorToolbar.tsx'
import { MentionNode } from './mention-node.ts'
import type { RichTextFieldProps } from './RichTextField.tsx'
import css from './text.module.css'
import { useMention } from './use-mention.tsx'

const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    link: { openOnClick: false, protocols: ['http', 'https', 'mailto'] },
  }),
  MentionNode,
]

/** TipTap with our toolbar; loaded by RichTextField. */
export function RichTextEditor(props: RichTextFieldProps) {
  const {
    label,
    value,
    onChange,
    name,
    help,
    error,
    required,
    disabled,
    bare,
    autoFocus,
    placeholder,
    rows = 5,
    onSubmit,
    mention,
  } = props
  const { t } = useTranslation()
  const labelId = useId()
  const latest = useRef({ onChange, onSubmit, onKey: (_event: KeyboardEvent): boolean => false })
  const known = useRef(value)
  const editor = useEditor({
    extensions,
    content: value,
    editable: !disabled,
    injectCSS: false,
    autofocus: autoFocus ? 'end' : false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        ...(bare ? { 'aria-label': label } : { 'aria-labelledby': labelId }),
        ...(name ? { id: fieldId(name) ?? '' } : {}),
        ...(required ? { 'aria-required': 'true' } : {}),
      },
      handleKeyDown: (_view, event) => {
        if (latest.current.onKey(event)) return true
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !latest.current.onSubmit) return false
        latest.current.onSubmit()
        return true
      },
    },
    onUpdate: ({ editor: current }) => {
      known.current = current.isEmpty ? '' : current.getHTML()
      latest.current.onChange(known.current)
    },
  })
  const { list, onKey } = useMention(editor, mention)
  latest.current = { onChange, onSubmit, onKey }
  // Emptied or filled from outside (sent, a template chosen): not what was typed here.
  useEffect(() => {
    if (value === known.current) return
    known.current = value
    editor.commands.setContent(value, { emitUpdate: false })
  }, [editor, value])
  return (
    <div className={css.wrapper}>
      {bare ? null : (
        <span id={labelId} className={css.label}>
          {label}
        </span>
      )}
      <div
        className={css.editor}
        data-error={error ? true : undefined}
        style={{ '--rows': rows } as React.CSSProperties}
      >
        <EditorToolbar editor={editor} label={t('ui.text.toolbar')} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the text puts the caret into it */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text itself takes the keyboard */}
        <div className={`${css.content} ${css.prose}`} onClick={() => editor.isFocused || editor.commands.focus()}>
          {placeholder && value === '' ? <span className={css.placeholder}>{placeholder}</span> : null}
          <EditorContent editor={editor} />
        </div>
        {list}
      </div>
      {help && !bare ? <div className={css.help}>{help}</div> : null}
      {error ? (
        <div className={css.error} role="alert">
          {error}
        </div>
      ) : null}
    </div>
  )
}
