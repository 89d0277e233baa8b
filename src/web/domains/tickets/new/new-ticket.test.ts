import { expect, it } from 'vitest'
import { blankTicket, openingOf, placeOf } from './new-ticket.ts'
import { replayed } from './opening-form.ts'

it('sends what was filled and leaves out what was not', () => {
  expect(openingOf({ ...blankTicket, title: ' Écran noir ' }, [])).toEqual({
    type: 'incident',
    title: 'Écran noir',
    channel: 'phone',
    urgency: 3,
    impact: 3,
  })
  const full = {
    ...blankTicket,
    title: 'Écran noir',
    description: '<p>Depuis lundi</p>',
    requester: { id: '5', name: 'Marie' },
    category: { id: '19', name: 'Ordinateur' },
    assets: [{ id: '1', name: 'PC', type: 'computer' }],
  }
  expect(openingOf(full, ['8'])).toMatchObject({
    requesters: [{ type: 'user', id: '5' }],
    category: '19',
    assets: ['1'],
    attachments: ['8'],
    description: '<p>Depuis lundi</p>',
  })
})

it('takes place and entity from the person', () => {
  expect(placeOf({ id: '5', location: { id: '3', name: 'Bureau 204' }, entity: { id: '1', name: 'Racine' } })).toEqual({
    location: { id: '3', name: 'Bureau 204' },
    entity: { id: '1', name: 'Racine' },
  })
  expect(placeOf({ id: '5', location: null })).toEqual({ location: null, entity: null })
})

it('replays a template over what nobody typed, and sends nothing that it closes', () => {
  const first = { ...blankTicket, ...replayed(blankTicket, {}, { title: 'Badge perdu', urgency: '5' }) }
  expect(first).toMatchObject({ title: 'Badge perdu', urgency: '5' })
  const typed = { ...first, title: 'Badge cassé' }
  expect(replayed(typed, { title: 'Badge perdu', urgency: '5' }, { title: 'Autre', impact: '1' })).toEqual({
    urgency: '3',
    impact: '1',
  })
  expect(openingOf(typed, [], ['title', 'urgency'])).toEqual({ type: 'incident', channel: 'phone', impact: 3 })
})
