// A thread that is there while it is needed: one task at a time, with an end to its time and its memory, and away again when nobody
// asked for a while. Its start takes some 0.2 s, and it holds some 40 MB.
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { DeskError } from '../../platform/errors.ts'

/** It took too long or too much memory, and was ended. */
export class Gone extends Error {}

interface Job {
  task: { name: string; input: unknown }
  resolve(result: unknown): void
  reject(error: Error): void
}

export interface ThreadLimits {
  /** Milliseconds for one task. The worst mail takes some three seconds of a processor. */
  time: number
  /** Megabytes. */
  memory: number
  /** Milliseconds without a task, after which it ends. */
  idle: number
  /** Tasks that wait. */
  waiting: number
}
const usual: ThreadLimits = { time: 60_000, memory: 192, idle: 20_000, waiting: 100 }

export class Thread {
  private readonly limits: ThreadLimits
  private readonly queue: Job[] = []
  private worker: Worker | null = null
  private running: Job | null = null
  private timer: NodeJS.Timeout | undefined

  constructor(limits: Partial<ThreadLimits> = {}) {
    this.limits = { ...usual, ...limits }
  }

  /** @throws Gone; DeskError unavailable, when too many wait */
  run(name: string, input: unknown): Promise<unknown> {
    if (this.queue.length >= this.limits.waiting)
      return Promise.reject(
        new DeskError('unavailable', 'The desk reads many large mails at the moment. Try again in a minute.'),
      )
    return new Promise((resolve, reject) => {
      this.queue.push({ task: { name, input }, resolve, reject })
      if (this.running === null) this.next()
    })
  }

  /** Whether there is one at the moment. */
  get alive(): boolean {
    return this.worker !== null
  }

  private next(): void {
    clearTimeout(this.timer)
    this.running = this.queue.shift() ?? null
    if (this.running === null) {
      this.worker?.unref()
      this.timer = setTimeout(() => this.end(), this.limits.idle).unref()
      return
    }
    this.worker ??= this.start()
    this.worker.ref()
    this.worker.postMessage(this.running.task)
    this.timer = setTimeout(() => this.fail(new Gone('It took too long.')), this.limits.time)
  }

  private start(): Worker {
    const file = `./worker${path.extname(import.meta.url)}`
    const worker = new Worker(new URL(file, import.meta.url), {
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memory, maxYoungGenerationSizeMb: 16 },
    })
    worker.on('message', ({ result, error }: { result?: unknown; error?: Error }) => {
      if (worker !== this.worker) return
      const job = this.running
      this.next()
      if (error) job?.reject(error)
      else job?.resolve(result)
    })
    // Memory that ran out comes as an error; an end without one would leave the task open.
    worker.on('error', (error) => worker === this.worker && this.fail(new Gone(error.message)))
    worker.on('exit', () => worker === this.worker && this.fail(new Gone('It ended.')))
    return worker
  }

  private fail(error: Gone): void {
    const job = this.running
    this.end()
    this.next()
    job?.reject(error)
  }

  private end(): void {
    const worker = this.worker
    this.worker = null
    void worker?.terminate()
  }
}
