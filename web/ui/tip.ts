// Says what an element's tooltip shows; TooltipLayer renders it. `<button {...tip('Assign', 'A')}>`
export const tip = (text: string | undefined, shortcut?: string) =>
  text ? { 'data-tip': text, ...(shortcut && { 'data-tip-keys': shortcut }) } : {}
