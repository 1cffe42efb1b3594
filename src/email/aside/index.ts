// Most mails are read where everything else runs: that takes a millisecond. A mail that is large, or whose HTML asks for more than it is
// long, is read on a thread beside it, so that nobody waits for it but whoever wants it. Both come to the same.
import { Beyond, light } from '../html/index.ts'
import { instead, type Tasks, tasks } from './tasks.ts'
import { Gone, Thread } from './thread.ts'

const thread = new Thread()
/** Signs of plain text: a page of lines that might begin a quote costs as much as HTML does. */
const longestText = 2 ** 16
/** Signs of RTF. */
const longestRtf = 2 ** 18
const longestHtml = light().longest

/** The texts of these pages, which belong to one mail. */
export const textsOfHtml: Aside<'texts'> = (pages) => done('texts', pages, sum(pages) <= longestHtml)

/** What is new in a mail, and what was passed on with it. */
export const contentOf: Aside<'content'> = (said) =>
  done('content', said, (said.html ?? '').length <= longestHtml && said.text.length <= longestText)

/** HTML made safe for the frame. */
export const safeHtml: Aside<'safe'> = (shown) => done('safe', shown, shown.html.length <= longestHtml / 2)

/** How many pictures from elsewhere there are. */
export const remoteImagesIn: Aside<'remoteImages'> = (html) => done('remoteImages', html, html.length <= longestHtml)

/** The text, or the HTML, in RTF; one sign for each byte. */
export const contentOfRtf: Aside<'rtf'> = (source) => done('rtf', source, source.length <= longestRtf)

type Aside<Name extends keyof Tasks> = (input: Parameters<Tasks[Name]>[0]) => Promise<ReturnType<Tasks[Name]>>

async function done<Name extends keyof Tasks>(
  name: Name,
  input: Parameters<Tasks[Name]>[0],
  small: boolean,
): Promise<ReturnType<Tasks[Name]>> {
  // The compiler does not follow that one name stands for task, input and result.
  const here = tasks[name] as (given: typeof input, bounds: ReturnType<typeof light>) => ReturnType<Tasks[Name]>
  try {
    if (small) return here(input, light())
  } catch (error) {
    if (!(error instanceof Beyond)) throw error
  }
  try {
    return (await thread.run(name, input)) as ReturnType<Tasks[Name]>
  } catch (error) {
    if (!(error instanceof Gone)) throw error
    return (instead[name] as (given: typeof input) => ReturnType<Tasks[Name]>)(input)
  }
}

const sum = (pages: string[]) => pages.reduce((length, page) => length + page.length, 0)
