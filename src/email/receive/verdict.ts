import type { Verdict } from '../ledger/contract.ts'
import type { Understood } from './understand.ts'

/** What was found out, as it stays in the ledger. */
export const verdictOf = (
  { judgement, authenticity, mail }: Understood,
  match: Verdict['match'],
  unanswered: string | null,
): Verdict => ({
  kind: judgement.kind,
  why: judgement.neverAnswer ? judgement.why : (unanswered ?? judgement.why),
  neverAnswer: judgement.neverAnswer || unanswered !== null,
  from: authenticity.from,
  spf: authenticity.spf && [authenticity.spf.domain, authenticity.spf.result].filter(Boolean).join(': '),
  dkim: authenticity.dkim.map(({ domain, result }) => `${domain}: ${result}`).join(', ') || null,
  dmarc: authenticity.dmarc.result,
  by: authenticity.by,
  match,
  warnings: authenticity.warnings,
  addressed: [...new Set([...mail.to, ...mail.cc].map(({ address }) => address))].slice(0, 100),
  defects: mail.defects,
})
