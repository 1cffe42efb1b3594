// A workbook that is written row by row (ECMA-376, SpreadsheetML): each piece is packed and sent, and only a few numbers are kept.
// A sheet of Excel ends at 1,048,576 rows; what follows stands on the next one.
import { type Cell, looksLikeFormula } from './cell.ts'
import { add, begin, directory, emptyZip, type Zip } from './zip.ts'

interface State {
  zip: Zip
  sheets: number
  rows: number
}

const mostRows = 1_000_000
const style = { plain: 0, time: 1, heading: 2, quoted: 3, day: 4 }

/**
 * The next piece of the file.
 * @param before the state that came with the piece before; undefined at the beginning
 * @param last nothing follows
 */
export function nextPiece(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  before: string | undefined,
  last: boolean,
): { content: Buffer; state: string } {
  let { zip, sheets, rows: count }: State = before ? JSON.parse(before) : { zip: emptyZip(), sheets: 0, rows: 0 }
  const written: Buffer[] = []
  const put = ([bytes, next]: [Buffer, Zip]) => {
    written.push(bytes)
    zip = next
  }
  const whole = (path: string, text: string) => {
    put(begin(zip, path))
    put(add(zip, text, true))
  }
  const open = () => {
    sheets += 1
    count = 0
    put(begin(zip, `xl/worksheets/sheet${sheets}.xml`))
    put(add(zip, head(headings), false))
  }
  if (!before) open()
  if (count + rows.length > mostRows) {
    put(add(zip, foot, true))
    open()
  }
  put(add(zip, rows.map((cells, at) => rowXml(cells, count + at + 2)).join(''), false))
  count += rows.length
  if (last) {
    put(add(zip, foot, true))
    const numbers = Array.from({ length: sheets }, (_, index) => index + 1)
    whole('xl/styles.xml', styles)
    whole('xl/workbook.xml', workbook(name, numbers))
    whole('xl/_rels/workbook.xml.rels', relations(numbers))
    whole('_rels/.rels', root)
    whole('[Content_Types].xml', types(numbers))
    written.push(directory(zip))
  }
  return { content: Buffer.concat(written), state: JSON.stringify({ zip, sheets, rows: count } satisfies State) }
}

/** @param at its number in the sheet, from 1 */
const rowXml = (cells: readonly Cell[], at: number) =>
  `<row r="${at}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${at}`)).join('')}</row>`

/** `A`, …, `Z`, `AA`. */
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

function cellXml(cell: Cell, at: string): string {
  const number = (value: number, as = style.plain) => `<c r="${at}" s="${as}"><v>${value}</v></c>`
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? number(cell) : ''
  if (typeof cell === 'string') return text(cell, at, looksLikeFormula(cell) ? style.quoted : style.plain)
  if (cell instanceof Date) return number(serial(cell.getTime()), style.time)
  return number(serial(Date.parse(`${cell.day}T00:00:00Z`)), style.day)
}

/** A text is no formula in any case; the style says so again to whoever saves the file as another kind. */
const text = (said: string, at: string, as: number) =>
  `<c r="${at}" s="${as}" t="inlineStr"><is><t xml:space="preserve">${escaped(said)}</t></is></c>`

/** Days since the beginning of 1900, as spreadsheets count them. */
const serial = (milliseconds: number) => milliseconds / 86_400_000 + 25_569

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML cannot carry is left out; a cell holds 32,767 characters. */
function escaped(said: string): string {
  const short = said.length > 32_767 ? `${said.slice(0, 32_766)}…` : said
  return (
    short
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are not allowed in XML 1.0
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (one) => named[one] as string)
  )
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

const head = (headings: readonly string[]) =>
  `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${headings
    .map(
      (heading, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${heading === 'Title' ? 50 : 18}" customWidth="1"/>`,
    )
    .join(
      '',
    )}</cols><sheetData><row r="1">${headings.map((heading, at) => text(heading, `${letters(at)}1`, style.heading)).join('')}</row>`
const foot = '</sheetData></worksheet>'

const styles = `${xml}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

const workbook = (name: string, sheets: number[]) =>
  `${xml}<workbook xmlns="${main}" xmlns:r="${documents}"><sheets>${sheets
    .map((n) => `<sheet name="${escaped(n === 1 ? name : `${name} ${n}`)}" sheetId="${n}" r:id="rId${n}"/>`)
    .join('')}</sheets></workbook>`

const relations = (sheets: number[]) =>
  `${xml}<Relationships xmlns="${packages}/relationships">${sheets
    .map((n) => `<Relationship Id="rId${n}" Type="${documents}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
    .join(
      '',
    )}<Relationship Id="rId${sheets.length + 1}" Type="${documents}/styles" Target="styles.xml"/></Relationships>`

const root = `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const types = (sheets: number[]) =>
  `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${sheets
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`)
    .join('')}<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`
