// How long a key lives. Pure.

export const lives = ['30', '90', '365', 'never'] as const
export type Life = (typeof lives)[number]

const day = 24 * 3600 * 1000

/** Null: it never expires. */
export const expiresAt = (life: Life, now: Date): string | null =>
  life === 'never' ? null : new Date(now.getTime() + Number(life) * day).toISOString()

export const lifeWords: Record<Life, string> = { '30': '30 days', '90': '90 days', '365': 'A year', never: 'No end' }

const soon = 14 * day

/** Whether somebody should look after it. */
export function keyState(expires: string | null, now: number): 'fine' | 'soon' | 'expired' {
  if (expires === null) return 'fine'
  const left = Date.parse(expires) - now
  return left <= 0 ? 'expired' : left < soon ? 'soon' : 'fine'
}
