import { z } from 'zod'

/** Where something is on a picture, as shares of its width and height: 0, 0 is the upper left corner. */
export interface Point {
  x: number
  y: number
}

/** A millionth is finer than any pixel; adding zero makes zero of minus zero. */
export const roundShare = (value: number): number => Math.round(value * 1e6) / 1e6 + 0

export const share = z.number().min(0).max(1).transform(roundShare)

/** Sorts of pictures that can be a plan. SVG is none: it can hold scripts. */
export const planTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']

/** Larger pictures take a browser's memory: 40 million pixels are 160 MB once unpacked. */
export const mostPixels = 40_000_000
export const longestSide = 20_000

/** `34 % × 50 %`, the same in every language that the house speaks. */
export const pointText = ({ x, y }: Point): string => `${Math.round(x * 100)} % × ${Math.round(y * 100)} %`

export const within = (value: number): number => Math.min(1, Math.max(0, value))
