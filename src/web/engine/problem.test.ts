import { describe, expect, it } from 'vitest'
import { isProblem, offline, readProblem } from './problem.ts'

const answer = (status: number, body: string, type = 'application/problem+json') =>
  new Response(body, { status, headers: { 'content-type': type } })

describe('a refusal of the server', () => {
  it('is read with its fields and the number of the request', async () => {
    const problem = await readProblem(
      answer(
        422,
        JSON.stringify({
          code: 'invalid',
          title: 'À corriger',
          detail: 'd',
          errors: [{ field: 'title', code: 'required', detail: 'Indiquez un titre' }],
          requestId: 'r-1',
        }),
      ),
    )
    expect(problem).toMatchObject({ status: 422, code: 'invalid', title: 'À corriger', detail: 'd', requestId: 'r-1' })
    expect(problem.field('title')).toBe('Indiquez un titre')
    expect(problem.field('other')).toBeUndefined()
  })

  it('that is no problem document still says what happened', async () => {
    const page = await readProblem(answer(502, '<h1>Bad gateway</h1>', 'text/html'))
    expect(page).toMatchObject({ status: 502, code: 'http_502', title: '502', errors: [], requestId: null })
    const broken = await readProblem(answer(500, '{"code":'))
    expect(broken.code).toBe('http_500')
    const strange = await readProblem(answer(400, '{"code":7,"errors":[null,{"field":3}]}'))
    expect(strange).toMatchObject({ code: 'http_400', errors: [{ field: '', code: 'invalid', detail: '' }] })
  })

  it('is told from other errors, and by its code', () => {
    expect(isProblem(offline())).toBe(true)
    expect(isProblem(offline(), 'offline')).toBe(true)
    expect(isProblem(offline(), 'invalid')).toBe(false)
    expect(isProblem(new Error('x'))).toBe(false)
  })
})
