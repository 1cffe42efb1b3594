// The hand-over as an internal note, so that it stays in the conversation and is found by the search. Pure.

interface HandOver {
  question: string
  tried: string
  logs: string | null
  reason: string | null
}

interface Place {
  team: { name: string } | null
  level: number
}

/** `Network, level 2` */
export const placeName = ({ team, level }: Place) => (team ? `${team.name}, level ${level}` : `level ${level}`)

export function handOverNote(to: Place, { question, tried, logs, reason }: HandOver): string {
  const parts = [
    `**Escalated to ${placeName(to)}**`,
    `**Question**\n\n${question}`,
    `**What was tried**\n\n${tried}`,
    logs !== null && `**Logs**\n\n${fenced(logs)}`,
    reason !== null && `**Why there are no logs**\n\n${reason}`,
  ]
  return parts.filter(Boolean).join('\n\n')
}

/** A fence that is longer than any run of backticks within. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}
