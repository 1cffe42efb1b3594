// What a mail is. Machines must not be answered, or two of them never stop; people must never be taken for machines, or their
// mail is lost. So each sign is weighed alone, in this order, and says why.
import { awayNote } from './away.ts'
import { type Around, type Judge, type Judged, type Judgement, judged } from './kinds.ts'
import { listed, otherDesk } from './lists.ts'
import { autoReplyHeader, autoReplySubject, autoSubmitted, machineHeader, suppressed } from './replies.ts'
import { calendar, delivery, report } from './reports.ts'
import { challenge, circle, daemon, noReply, own, ownAddress } from './senders.ts'

const judges: Judge[] = [
  own,
  report,
  delivery,
  circle,
  calendar,
  challenge,
  autoReplyHeader,
  autoSubmitted,
  machineHeader,
  autoReplySubject,
  awayNote,
  daemon,
  listed,
  noReply,
  otherDesk,
  suppressed,
  ownAddress,
]

/**
 * What kind of mail this is, and what follows. By RFC 3834, 2369, 2919, 3464, 8098, 5965, Microsoft's and others' headers, and where
 * those are silent, by subjects and by what absence notes say. What the headers claim only ever makes the desk more careful: no header makes a machine a
 * person.
 */
export function judge(mail: Judged, around: Around): Judgement {
  for (const each of judges) {
    const judgement = each(mail, around)
    if (judgement) return quiet(judgement, mail, around)
  }
  return { ...judged('person', 'Nothing says that a machine sent it.') }
}

/** A subject that only perhaps is an automatic answer must not hide what the headers say of lists and servers. */
function quiet(judgement: Judgement, mail: Judged, around: Around): Judgement {
  if (judgement.kind !== 'person') return judgement
  const rest = judges.slice(judges.indexOf(autoReplySubject) + 1)
  for (const each of rest) {
    const other = each(mail, around)
    if (other && other.kind !== 'person') return other
  }
  return judgement
}
