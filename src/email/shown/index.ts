// Mail as its sender wrote it.
import * as show from './show.ts'

export const showing = [show.list, show.ofMessage, show.frameOfMessage, show.ofEntry, show.frameOfEntry]
