// Saved replies.
import { fillInOn } from './fill-in.ts'
import * as replies from './replies.ts'

export const operations = [replies.list, replies.get, replies.add, replies.change, replies.remove, fillInOn]
