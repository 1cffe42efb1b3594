import { describe, expect, test } from 'vitest'
import { wireRequest } from './request.ts'

describe('a request is written from its declared route', () => {
  test.each([
    ['GET /tickets', {}, 'GET', '/api/v1/tickets', undefined],
    [
      'GET /tickets',
      { status: ['open', 'new'], limit: 50 },
      'GET',
      '/api/v1/tickets?status=open%2Cnew&limit=50',
      undefined,
    ],
    ['GET /tickets', { status: [], q: '', team: undefined, tag: null }, 'GET', '/api/v1/tickets', undefined],
    ['GET /people', { active: false, limit: 0 }, 'GET', '/api/v1/people?active=false&limit=0', undefined],
    ['GET /tickets/{id}', { id: 'T-1042' }, 'GET', '/api/v1/tickets/T-1042', undefined],
    ['GET /teams/{id}', { id: 'Net/Ops & co?' }, 'GET', '/api/v1/teams/Net%2FOps%20%26%20co%3F', undefined],
    [
      'DELETE /tickets/{id}/resolution',
      { id: '7', reason: 'still broken' },
      'DELETE',
      '/api/v1/tickets/7/resolution?reason=still+broken',
      undefined,
    ],
    [
      'PATCH /tickets/{id}',
      { id: 'T-1', team: null, title: undefined, tags: [] },
      'PATCH',
      '/api/v1/tickets/T-1',
      '{"team":null,"tags":[]}',
    ],
    ['POST /tickets/{id}/closure', { id: 'T-1' }, 'POST', '/api/v1/tickets/T-1/closure', '{}'],
    [
      'GET /tickets/{id}/attachments/{attachment}',
      { id: 'T-1', attachment: 'a' },
      'GET',
      '/api/v1/tickets/T-1/attachments/a',
      undefined,
    ],
  ])('%s with %j', (route, input, method, url, body) => {
    expect(wireRequest(route, input)).toEqual({ method, url, body })
  })

  test.each([[{}], [{ id: '' }], [{ id: null }]])('an empty path parameter is refused: %j', (input) => {
    expect(() => wireRequest('GET /tickets/{id}', input)).toThrow('The path needs "id"')
  })
})
