import { describe, expect, it } from 'vitest'
import { localPath } from './local-path.ts'

describe('the page after signing in', () => {
  it('is the one that was asked for', () => {
    expect(localPath('/tickets/12?tab=history')).toBe('/tickets/12?tab=history')
  })

  it.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/x',
  ])('is never %s', (next) => expect(localPath(next)).toBeUndefined())
})
