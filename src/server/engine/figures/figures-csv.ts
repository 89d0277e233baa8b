import type { Figures, Stat } from '../../../shared/figures/figures.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { fieldText } from '../kind-texts.ts'
import { cellOf, csvFile } from '../lists/export-cells.ts'
import { hasText, say } from '../texts.ts'

/** Figures as they stand on the page, for a spreadsheet: groups, then periods, then the largest groups over time. */
export function figuresCsv(
  kind: Kind,
  { by, over }: { by?: string | undefined; over?: string | undefined },
  figures: Figures,
  language: string,
): string {
  const word = (key: string) => say(language, `figures.column.${key}`)
  const hasMeasure = figures.unit !== null
  const heads = ['count', ...(hasMeasure ? ['mean', 'median', 'most', 'sum'] : [])].map(word)
  const decimal = (value: number | null) =>
    value === null ? '' : String(Math.round(value * 100) / 100).replace('.', language === 'fr' ? ',' : '.')
  const cells = ({ count, mean, median, most, sum }: Stat) => [
    String(count),
    ...(hasMeasure ? [mean, median, most, sum].map(decimal) : []),
  ]
  const choice = by === undefined ? String : cellOf(kind, by, language)
  const nameOf = ({ key, name }: { key: string | null; name?: string | null }) =>
    name ?? (key === null ? word('none') : choice(key))
  const byLabel = by === undefined ? '' : labelOf(kind, by, language)
  const overLabel = over === undefined ? '' : labelOf(kind, over, language)
  const names = new Map(figures.groups?.map((group) => [group.key, nameOf(group)]))
  const lines = [
    [word('all'), ...heads],
    ['', ...cells(figures.total)],
    ...(figures.groups === null ? [] : [[], [byLabel, ...heads]]),
    ...(figures.groups ?? []).map((group) => [nameOf(group), ...cells(group)]),
    ...(figures.periods === null ? [] : [[], [overLabel, ...heads]]),
    ...(figures.periods ?? []).map((period) => [period.from, ...cells(period)]),
    ...(figures.cells === null ? [] : [[], [overLabel, byLabel, ...heads]]),
    ...(figures.cells ?? []).map((cell) => [cell.from, names.get(cell.key) ?? '', ...cells(cell)]),
  ]
  return csvFile(lines)
}

/** A field by its own name; one of what belongs to the record, where it has none, by that of the relation. */
const labelOf = (kind: Kind, path: string, language: string): string =>
  fieldText(kind, hasText(language, `kind.${kind.name}.field.${path}`) ? path : path.split('.')[0]!, language)
