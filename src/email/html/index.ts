export { htmlToMarkdown, htmlToText } from './markdown.ts'
export { textToMarkdown } from './plain.ts'
