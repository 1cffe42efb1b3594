// When an older Node started us through bin/mendbook.mjs, that launcher is whom people and supervisors see. A launcher that
// is killed outright cannot pass the signal on; the closing of its channel says so.

/** Stops this process like SIGTERM would, once the launcher that started it is gone. */
export function endWithLauncher(): void {
  if (!process.channel) return
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // Listening to the channel must not keep a finished command alive.
  process.channel.unref()
}
