// Impact and urgency in words.
export const scaleWords = { low: 'Low', medium: 'Medium', high: 'High' } as const
