// Mail as its sender wrote it.
import { implementLater } from '../../platform/execute.ts'
import { frameLedgerMail, frameMessageMail, showLedgerMail, showMessageMail } from './contract.ts'
import { list } from './list.ts'

export const showing = [
  list,
  ...implementLater(() => import('./show.ts'), {
    ofMessage: showMessageMail,
    frameOfMessage: frameMessageMail,
    ofEntry: showLedgerMail,
    frameOfEntry: frameLedgerMail,
  }),
]
