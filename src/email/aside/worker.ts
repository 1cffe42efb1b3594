// The other end of thread.ts: one task after the other.
import { parentPort } from 'node:worker_threads'
import { type Bounds, whole } from '../html/index.ts'
import { tasks } from './tasks.ts'

parentPort?.on('message', ({ name, input }: { name: keyof typeof tasks; input: never }) => {
  const task = tasks[name] as (given: never, bounds: Bounds) => unknown
  try {
    parentPort?.postMessage({ result: task(input, whole()) })
  } catch (error) {
    parentPort?.postMessage({ error })
  }
})
