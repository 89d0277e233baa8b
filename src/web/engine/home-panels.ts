import { type ComponentType, lazy } from 'react'
import type { HomePanel } from './room.ts'

interface ReadyPanel extends Omit<HomePanel, 'load'> {
  Panel: ComponentType
}

let panels: ReadyPanel[] = []

/** Called once by the application with what the rooms bring. */
export function setHomePanels(given: readonly HomePanel[]): void {
  panels = given
    .map(({ load, ...panel }) => ({ ...panel, Panel: lazy(async () => ({ default: await load() })) }))
    .toSorted((a, b) => a.order - b.order)
}

/** The panels that this person may see, in order. */
export const homePanels = (can: (ability: string) => boolean): ReadyPanel[] =>
  panels.filter((panel) => panel.needs === undefined || can(panel.needs))
