import { agency } from './agency/index.ts'
import { fleet } from './fleet/index.ts'
import { desk } from './tickets/index.ts'
import type { ContentOptions, DemoContent } from './types.ts'

/** The whole demonstration agency. The same `now` and `seed` give the same content, to the letter. */
export function demoContent(options: ContentOptions): DemoContent {
  const people = agency(options)
  const things = fleet(people, options)
  return { ...people, ...things, ...desk(people, things, options) }
}
