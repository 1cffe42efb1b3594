// Nobody fills the disk of the others: what one person sends within an hour is counted, whether it is kept or not.
import { expect, test } from 'vitest'
import type { Actor } from '../../platform/context.ts'
import { UploadQuota } from './upload-quota.ts'

const megabyte = 1024 ** 2
const chunk = Buffer.alloc(megabyte)

test('who sends too much within an hour is refused on the first byte beyond, others are not', async () => {
  let now = new Date('2026-03-02T08:00:00Z')
  const quota = new UploadQuota(() => now, { agents: 10 * megabyte, others: 3 * megabyte })
  const person = (id: string, ...permissions: string[]) => ({
    tenant: 'larkfield',
    actor: { kind: 'person', id, permissions: new Set(permissions) } as unknown as Actor,
  })
  async function send(who: ReturnType<typeof person>, chunks: number) {
    let received = 0
    const content = (async function* () {
      for (let n = 0; n < chunks; n++) yield chunk
    })()
    try {
      for await (const _ of quota.counted(content, who)) received++
      return received
    } catch (error) {
      return [received, (error as { code: string }).code, (error as { retryAfter: number }).retryAfter]
    }
  }
  const [ann, bo, agent] = [person('ann'), person('bo'), person('agent', 'tickets.work')]
  expect(await send(ann, 2)).toBe(2)
  now = new Date('2026-03-02T08:50:00Z')
  expect(await send(ann, 2)).toEqual([1, 'rate_limited', 600])
  expect(await send(ann, 1)).toEqual([0, 'rate_limited', 600])
  expect(await send(bo, 3)).toBe(3)
  expect(await send(agent, 9)).toBe(9)
  now = new Date('2026-03-02T09:00:00Z')
  expect(await send(ann, 3)).toBe(3)
})
