import { lazy, Suspense } from 'react'

/** The second cleaning of HTML weighs something: it comes with the first formatted text. */
const View = lazy(() => import('./RichTextView.tsx').then((file) => ({ default: file.RichTextView })))

export const RichText = ({ html }: { html: string }) => (
  <Suspense fallback={null}>
    <View html={html} />
  </Suspense>
)
