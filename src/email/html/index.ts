export { type FrameOptions, frameDocument } from './frame.ts'
export { htmlToMarkdown, htmlToText } from './markdown.ts'
export { textToMarkdown } from './plain.ts'
export { type SafeHtml, safeHtml } from './safe.ts'
