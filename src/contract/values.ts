import * as z from 'zod/mini'

/** A moment as a backend writes it: ISO 8601 with its zone, of a day and a time that exist. */
export const instant = z.iso.datetime({ offset: true })

/** How many there are, or which version: a whole number that is never negative. */
export const count = z.uint32()

/** How much of something, such as seconds: never negative, not always whole. */
export const amount = z.number().check(z.minimum(0))
