export { frameDocument } from './frame.ts'
export { htmlToMarkdown, htmlToText } from './markdown.ts'
export { textToMarkdown } from './plain.ts'
export { remoteImagesIn, safeHtml } from './safe.ts'
