// From what was found out to what it is worth: pure, so that each case can be read and tested.
import type { Authenticity, Evidence } from './authenticity.ts'
import { warningsOf } from './facts.ts'

type Decision = Pick<Authenticity, 'from' | 'by'> & { dmarc: Authenticity['dmarc'] }

export function verdict(evidence: Evidence): Authenticity {
  const { author, signatures, spf, relay, arc } = evidence
  const decision = decide(evidence)
  const found = {
    author,
    spf: relay?.spf ?? spf,
    dkim: signatures.map(({ domain, result, aligned }) => ({ domain, result, aligned })),
    arc,
    ...decision,
  }
  return { ...found, warnings: warningsOf(found, evidence) }
}

function decide(evidence: Evidence): Decision {
  const { author, fromFields, relay, dmarc, aligned } = evidence
  const domain = author === null ? null : domainOf(author)
  const told = relayDmarc(evidence, domain)
  const named = relay ? `relay ${relay.id}` : 'nobody'
  const policy = dmarc.ours.policy ?? dmarc.together.policy ?? told?.policy ?? null
  const say = (result: Authenticity['dmarc']['result'], from: Authenticity['from'], by: string): Decision => ({
    dmarc: { result, policy, domain },
    from,
    by,
  })
  if (fromFields > 1) return say('permerror', 'failed', 'us')
  if (domain === null) return say('none', 'unproven', 'nobody')
  // A signature that we verified ourselves is worth more than what anybody says about it.
  if (dmarc.ours.result === 'pass') return say('pass', 'proven', 'us')
  if (told?.result === 'pass') return say('pass', 'proven', named)
  if (told?.result === 'fail') return say('fail', 'failed', named)
  if (dmarc.together.result === 'pass') return say('pass', 'proven', named)
  if (dmarc.together.result === 'fail') return failed(evidence, say, named)
  if (dmarc.together.result === 'unknown') return say('unknown', 'unproven', 'nobody')
  if (dmarc.together.result === 'temperror') return say('temperror', 'unproven', 'nobody')
  // No DMARC record: what is aligned proves the domain all the same.
  if (aligned.ours) return say('none', 'proven', 'us')
  if (aligned.together) return say('none', 'proven', named)
  return say('none', 'unproven', who(evidence, named))
}

function who({ spf, signatures, relay }: Evidence, named: string): string {
  return spf !== null || signatures.length > 0 ? 'us' : relay ? named : 'nobody'
}

/** Neither signature nor sender fits. Only where both are known for sure is the mail a fake. */
function failed(
  evidence: Evidence,
  say: (result: Authenticity['dmarc']['result'], from: Authenticity['from'], by: string) => Decision,
  named: string,
): Decision {
  const { spf, relay, signatures, gaveUp } = evidence
  const sender = relay?.spf ?? spf
  const unsure =
    sender?.result === 'temperror' || signatures.some(({ aligned, result }) => aligned && result === 'temperror')
  if (unsure) return say('temperror', 'unproven', 'nobody')
  if (sender === null || gaveUp) return say('unknown', 'unproven', 'nobody')
  return say('fail', 'failed', relay?.spf ? named : 'us')
}

/** The relay's word on DMARC counts when it is about the domain that stands in From. */
function relayDmarc({ relay }: Evidence, domain: string | null): { result: string; policy: string | null } | null {
  const told = relay?.dmarc
  if (!told || domain === null) return null
  const about = told.domain === null || told.domain === domain || domain.endsWith(`.${told.domain}`)
  return about ? told : null
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
