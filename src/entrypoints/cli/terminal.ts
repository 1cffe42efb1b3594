// The terminal as commands see it, so that a test can stand in for a person, a pipe or a screen of 40 columns.
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { Failure } from './failure.ts'

export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Standard output as a stream, for what is no text. */
  bytes(): Writable
  env: Readonly<Record<string, string | undefined>>
  /** Columns of the screen that shows standard output; null when it goes into a pipe or a file. */
  width: number | null
  /** Somebody can be asked. */
  interactive: boolean
  /** Standard error is a screen: progress can be drawn on it. */
  drawing: boolean
  colour: boolean
  readInput(): Promise<string>
  confirm(question: string): Promise<boolean>
  secret(question: string): Promise<string>
}

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process
  return {
    out: (chunk) => void stdout.write(chunk),
    err: (chunk) => void stderr.write(chunk),
    bytes: () => createWriteStream('', { fd: 1, autoClose: false }),
    env,
    width: stdout.isTTY ? (stdout.columns ?? 80) : null,
    interactive: Boolean(stdin.isTTY && stderr.isTTY),
    drawing: Boolean(stderr.isTTY) && env.TERM !== 'dumb',
    colour: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    readInput: () => text(stdin),
    confirm: async (question) => {
      const { confirm } = await import('@clack/prompts')
      return answered<boolean>(await confirm({ message: question, initialValue: false, output: stderr }))
    },
    secret: async (question) => {
      const { password } = await import('@clack/prompts')
      return answered<string>(await password({ message: question, output: stderr }))
    },
  }
}

/** What was answered; Ctrl-C at a question ends the command. */
function answered<T>(answer: T | symbol): T {
  if (typeof answer === 'symbol') throw new Failure('Cancelled.', { effect: 'Nothing was done.' })
  return answer as T
}
