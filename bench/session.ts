// A browser session for the admin of a measured desk, by the invitation that a person would accept.
import type { MeasuredDesk } from './desk.ts'

export async function sessionOf(desk: MeasuredDesk): Promise<string> {
  const headers = { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' }
  const invited = await fetch(`${desk.url}/api/v1/people/admin@bench.example/invitation`, {
    method: 'POST',
    headers,
    body: '{}',
  })
  const { url } = (await invited.json()) as { url: string }
  const accepted = await fetch(`${desk.url}/api/v1/invitations/acceptance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: new URLSearchParams(new URL(url).hash.slice(1)).get('token'),
      password: 'a sentence for the bench',
    }),
  })
  const cookie = /mendbook_session=([^;]+)/.exec(accepted.headers.get('set-cookie') ?? '')?.[1]
  if (!cookie) throw new Error(`no session: ${accepted.status}`)
  return cookie
}
