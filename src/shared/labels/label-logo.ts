/** Sorts of pictures that can be a logo, by content. SVG is none: it can hold scripts. */
export const logoTypes: readonly string[] = ['image/png', 'image/jpeg']

/** A logo a few centimetres wide needs no more; it is unpacked once for each PDF. */
export const logoLimits = { bytes: 2_000_000, pixels: 2_000_000, side: 4_000 } as const
