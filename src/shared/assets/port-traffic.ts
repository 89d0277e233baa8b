export const trafficMeasures = ['inMb', 'outMb', 'inErrors', 'outErrors'] as const
export type TrafficMeasure = (typeof trafficMeasures)[number]

/** What passed a port on a day; null = not counted. */
export type PortDay = { port: string; day: string } & Record<TrafficMeasure, number | null>
