import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, as text for a cookie or a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a secret: it has 256 bits already, a slow hash would add nothing. */
export const hashToken = (secret: string): string => createHash('sha256').update(secret).digest('hex')
