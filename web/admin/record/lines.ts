// Lists as people type them: one per line, or with commas between. Easy to paste, and nothing to learn.

export const linesOf = (text: string): string[] =>
  [...new Set(text.split(/[\n,;]+/).map((line) => line.trim()))].filter((line) => line !== '')
