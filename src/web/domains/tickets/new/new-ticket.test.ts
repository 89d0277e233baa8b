import { expect, it } from 'vitest'
import { blankTicket, openingOf, placeOf } from './new-ticket.ts'

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
