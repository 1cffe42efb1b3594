// Logs are JSON lines by pino. Secrets never reach them: headers and fields that carry one are replaced by name.
import { type Logger, pino } from 'pino'

export type Log = Logger

const secrets = ['password', 'current', 'next', 'token', 'secret', 'authorization', 'cookie', 'connectionString']

export function createLog(level: string, destination?: NodeJS.WritableStream): Log {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*["set-${name}"]`])
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[hidden]' },
    // A driver error carries the values of the failed query in `detail`; only what helps to find the fault is kept.
    serializers: { err: plainError },
  }
  // To standard error: standard output belongs to answers, which scripts read.
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }))
}

function plainError(error: Error & { code?: unknown; cause?: unknown }): Record<string, unknown> {
  const { name, message, stack, code, cause } = error
  return { name, message, stack, code, cause: cause instanceof Error ? plainError(cause) : undefined }
}
