// What happens to categories, in plain words, for the audit log. Pure.
type Changes = Record<string, unknown>

const along = ({ below }: Changes) =>
  Number(below) > 0 ? ` with ${Number(below)} ${Number(below) === 1 ? 'category' : 'categories'} below it` : ''

export const categoryWords: Record<string, (changes: Changes) => string> = {
  'category.retired': (changes) => `retired the category ${String(changes.path)}${along(changes)}`,
  'category.brought_back': (changes) => `brought back the category ${String(changes.path)}${along(changes)}`,
  'category.emptied': ({ path, toPath, tickets }) =>
    `began to remove the category ${String(path)}; its tickets go to ${String(toPath)}: ${Number(tickets)}`,
  'category.removed': ({ path, moved }) =>
    `removed the category ${String(path)}${Number(moved) > 0 ? `; its tickets moved: ${Number(moved)}` : ''}`,
}
