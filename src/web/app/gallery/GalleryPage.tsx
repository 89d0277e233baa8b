import { Page } from '../../ui/page/Page.tsx'

export function GalleryPage() {
  return <Page title="Gallery">x</Page>
}
