import { lazy, Suspense } from 'react'
import type { FieldProps } from '../field/field.ts'
import { Skeleton } from '../state/Loading.tsx'
import type { MentionSearch } from './use-mention.tsx'

export type RichTextFieldProps = FieldProps<string> & {
  placeholder?: string
  /** Lines at first; grows with its content. */
  rows?: number
  /** Ctrl Enter. */
  onSubmit?: () => void
  /** People who can be named by `@`; without it nobody can. */
  mention?: MentionSearch
}

const Editor = lazy(() => import('./RichTextEditor.tsx').then((file) => ({ default: file.RichTextEditor })))

/** Formatted text, HTML outside, `''` when empty. The editor's code comes when it is first shown. */
export function RichTextField(props: RichTextFieldProps) {
  return (
    <Suspense fallback={<Skeleton lines={props.rows ?? 4} />}>
      <Editor {...props} />
    </Suspense>
  )
}
