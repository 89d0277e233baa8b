import { type ComponentType, lazy, Suspense } from 'react'
import { Skeleton } from '../ui/state/Loading.tsx'
import type { Json } from './records.ts'
import type { RecordPart, RecordTabPart } from './room.ts'
import { useCan } from './session.ts'

type Ready<P extends RecordPart> = Omit<P, 'load'> & { Part: ComponentType<{ record: Json }> }

const ready = <P extends RecordPart>(parts: readonly P[]): Ready<P>[] =>
  parts
    .map(({ load, ...part }) => ({ ...part, Part: lazy(async () => ({ default: await load() })) }))
    .toSorted((a, b) => a.order - b.order)

let tabs: Ready<RecordTabPart>[] = []
let panels: Ready<RecordPart>[] = []

/** Called once by the application with what the rooms bring to the pages of other rooms' kinds. */
export function setRecordParts(given: { tabs: readonly RecordTabPart[]; panels: readonly RecordPart[] }): void {
  tabs = ready(given.tabs)
  panels = ready(given.panels)
}

const isFor = (
  part: Omit<RecordPart, 'load'>,
  kind: string,
  record: Json,
  can: (ability: string) => boolean,
): boolean => part.kind === kind && (part.needs === undefined || can(part.needs)) && (part.when?.(record) ?? true)

/** Tabs that other rooms add to the page of a record. */
export const foreignTabs = (kind: string, record: Json, can: (ability: string) => boolean) =>
  tabs
    .filter((tab) => isFor(tab, kind, record, can))
    .map(({ key, label, group, Part }) => ({
      key,
      label,
      ...(group === undefined ? {} : { group }),
      show: () => (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Part record={record} />
        </Suspense>
      ),
    }))

/** Panels that other rooms add to the right column of a record, or to its page of the portal. */
export function ForeignPanels({
  kind,
  record,
  shell = 'desk',
}: {
  kind: string
  record: Json
  shell?: 'desk' | 'portal'
}) {
  const can = useCan()
  return panels
    .filter((panel) => (panel.shell ?? 'desk') === shell && isFor(panel, kind, record, can))
    .map(({ key, Part }) => (
      <Suspense key={key} fallback={null}>
        <Part record={record} />
      </Suspense>
    ))
}
