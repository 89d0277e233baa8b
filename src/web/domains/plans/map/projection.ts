/** A place on earth, in degrees. */
export interface GeoPoint {
  latitude: number
  longitude: number
}

/** What the map shows: its middle, and how many pixels a degree of latitude has. */
export interface MapView {
  middle: GeoPoint
  scale: number
}

export interface Size {
  width: number
  height: number
}

/** A degree of latitude in metres. */
const degree = 111_320
/** No closer than this, in degrees of latitude over the height: beyond it the outline is only corners. */
const leastSpan = 0.5
const room = 1.35

const narrow = (latitude: number): number => Math.cos((latitude * Math.PI) / 180)

/** Degrees to pixels: longitudes as narrow as they are in the middle. True enough for a country, plain to read anywhere. */
export function project({ latitude, longitude }: GeoPoint, { middle, scale }: MapView, { width, height }: Size) {
  return {
    x: width / 2 + (longitude - middle.longitude) * narrow(middle.latitude) * scale,
    y: height / 2 - (latitude - middle.latitude) * scale,
  }
}

/** The view in which all points are seen, with some land around them. */
export function fitted(points: readonly GeoPoint[], { width, height }: Size): MapView {
  const latitudes = points.map(({ latitude }) => latitude)
  const longitudes = points.map(({ longitude }) => longitude)
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 }
  const high = Math.max(leastSpan, (north - south) * room)
  const wide = Math.max(leastSpan, (east - west) * room * narrow(middle.latitude))
  return { middle, scale: Math.min(height / high, width / wide) }
}

/** The longest round length that fits into `most` pixels. */
export function scaleBar({ scale }: MapView, most: number): { metres: number; pixels: number } {
  const limit = (most / scale) * degree
  const power = 10 ** Math.floor(Math.log10(limit))
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= limit) ?? power
  return { metres, pixels: (metres / degree) * scale }
}

export interface Circle<T> {
  x: number
  y: number
  radius: number
  count: number
  members: T[]
}

const radii = { least: 14, more: 22 } as const

/** Circles as large as what they count; those that would lie on each other become one, in the place of the largest. */
export function clustered<T extends GeoPoint & { count: number }>(
  sites: readonly T[],
  view: MapView,
  size: Size,
): Circle<T>[] {
  const most = Math.max(1, ...sites.map(({ count }) => count))
  const radiusOf = (count: number) => radii.least + radii.more * Math.sqrt(Math.min(1, count / most))
  const circles: Circle<T>[] = []
  for (const site of sites.toSorted((a, b) => b.count - a.count)) {
    const at = project(site, view, size)
    const radius = radiusOf(site.count)
    const near = circles.find((circle) => Math.hypot(circle.x - at.x, circle.y - at.y) < circle.radius + radius)
    if (near === undefined) circles.push({ ...at, radius, count: site.count, members: [site] })
    else {
      near.count += site.count
      near.members.push(site)
    }
  }
  return circles
}

/** Rings of degrees as a path of pixels; what lies wholly outside is left out. */
export function pathOf(rings: readonly (readonly number[])[], view: MapView, size: Size): string {
  return rings
    .map((ring) => {
      const points: { x: number; y: number }[] = []
      for (let at = 0; at < ring.length; at += 2)
        points.push(project({ longitude: ring[at]!, latitude: ring[at + 1]! }, view, size))
      const isOutside =
        points.every(({ x }) => x < 0) ||
        points.every(({ x }) => x > size.width) ||
        points.every(({ y }) => y < 0) ||
        points.every(({ y }) => y > size.height)
      return isOutside ? '' : `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`
    })
    .join('')
}
