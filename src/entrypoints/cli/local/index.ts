// Commands that need the server's own code: they run on the machine that holds the data.
import type { Command } from 'commander'

export function registerLocal(_program: Command): void {}
