// Time spent on tickets.
import * as entries from './entries.ts'
import * as report from './report.ts'
import * as timer from './timer.ts'

export const operations = [
  entries.list,
  entries.add,
  entries.change,
  entries.remove,
  timer.get,
  timer.start,
  timer.stop,
  report.get,
  report.download,
]
