// Who really sent a mail, as far as that can be proven. From says what the sender likes; this says what it is worth.

export interface Authenticity {
  /** The address in From that all this is about, lower case; null when it has none, or several of different domains. */
  author: string | null
  /** Whether the server that sent the mail may send for the domain on its envelope (RFC 7208); null when nobody looked. */
  spf: { result: string; domain: string | null } | null
  /** Each signature (RFC 6376). `aligned`: the signer is the domain in From, or belongs to it. */
  dkim: { domain: string; result: string; aligned: boolean }[]
  /**
   * What the domain in From says of mail in its name (RFC 9989). `unknown`: no signature of the domain, and nobody told us where the
   * mail came from, so it may still be right.
   */
  dmarc: {
    result: 'pass' | 'fail' | 'none' | 'unknown' | 'temperror' | 'permerror'
    /** What the domain wants done with mail that fails: `none`, `quarantine`, `reject`. */
    policy: string | null
    domain: string | null
  }
  /** The chain of those who passed the mail on (RFC 8617), and who sealed it last. */
  arc: { result: string; by: string | null }
  /** Only `proven` may act as the person in From; `failed` must not. */
  from: 'proven' | 'unproven' | 'failed'
  /** Whose findings decided: `us`, `relay mx.example.com`, `nobody`. */
  by: string
  /** Plain sentences for whoever reads the ticket; none when nothing is wrong. */
  warnings: string[]
}

/** What was found out about a mail, by whom. */
export interface Evidence {
  author: string | null
  /** How many From headers there are. */
  fromFields: number
  signatures: { domain: string; result: string; aligned: boolean; partial: boolean }[]
  /** By us, from who connected. */
  spf: { result: string; domain: string | null } | null
  relay: {
    id: string
    spf: { result: string; domain: string | null } | null
    dmarc: { result: string; domain: string | null; policy: string | null } | null
  } | null
  arc: { result: string; by: string | null }
  /** DMARC from what we verified alone, and from that together with what the relay says of SPF and DKIM. */
  dmarc: { ours: Dmarc; together: Dmarc }
  /** Aligned with the author, when the domain has no DMARC record. */
  aligned: { ours: boolean; together: boolean }
  gaveUp: boolean
}

export interface Dmarc {
  result: string
  policy: string | null
}
