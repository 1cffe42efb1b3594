// In a process of its own: V8's flags are everybody's.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const program = `
import { setImmediate } from 'node:timers/promises'
import { getHeapSpaceStatistics } from 'node:v8'
const { keepMemorySmall } = await import(process.argv[1])
const size = () => {
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
  return Math.round((young.space_used_size + young.space_available_size) / 1024 / 1024)
}
async function work() {
  for (let round = 0, held = []; round < 300; round++) {
    for (let n = 0; n < 40_000; n++) held.push({ n })
    if (held.length > 2_000_000) held = []
    await setImmediate()
  }
  return size()
}
keepMemorySmall()
const busy = await work()
for (const _ of [1, 2]) gc({ type: 'major', flavor: 'last-resort' })
const idle = size()
console.log(JSON.stringify({ busy, idle, busyAgain: await work() }))
`

test('the space for new objects grows to 32 MB and no further, also after it was given back', () => {
  const options = ['--expose-gc', '--max-semi-space-size=128', '--input-type=module', '-e', program]
  const out = execFileSync(process.execPath, [...options, path.join(import.meta.dirname, 'memory.ts')], {
    encoding: 'utf8',
  })
  expect(JSON.parse(out)).toEqual({ busy: 32, idle: 1, busyAgain: 32 })
})
