// "Please reply above this line": the line that desks and forums write into their mails, ours too. It asks, it says above, it says
// line; three words and little else, so no list of whole phrases is needed.

const anyOf = (words: string) => new RegExp(words.replaceAll(/\n\s*/g, ''), 'iu')

const above =
  anyOf(`above|oberhalb|über diese|au-dessus|au dessus|ci-dessus|encima|arriba|sopra|acima|boven|over denne|over linjen|ovenfor|ovanför
  |yläpuol|powyżej|nad tímto|nad touto|nad tuto|fölé|felett|deasupra|üstüne|üzerine|выше|вище|над|πάνω|מעל|فوق|より上|の上|上方|以上|上面|위에`)
const line =
  anyOf(`\\bline|linie|zeile|ligne|línea|linea|linha|riga|raden|barra|rând|regel|linje|rivi|viiva|linii|linię|řád|čár|riad|sor|vonal|çizgi|satır|лини|черт|строк
  |лінії|рядк|γραμμ|שורה|הקו|السطر|الخط|行|線|线|줄|선`)
const asks =
  anyOf(`repl|respon|answer|write|type|comment|antwort|schreib|répon|écri|respu|rispon|rispost|respost|inserisci|introdu|digit|scriv|escrib|escrev|antwoord|schrijf|svar|skriv
  |vasta|kirjoit|odpow|odpov|válasz|răspun|yanıt|cevap|ответ|відпов|отгов|απαντ|השב|תגוב|כתב|رد|الرد|返信|回复|回覆|답장|회신`)

const decorated = /^\W{0,3}[-–—=#_*~+<>^]{2}|[-–—=#_*~+<>^]{2}\W{0,3}$/u

/** @param text one line, without the mark of a quote */
export function asksForReplyAbove(text: string): boolean {
  if (text.length > 150) return false
  const asked = text.search(asks)
  if (asked < 0 || !above.test(text) || !line.test(text)) return false
  return decorated.test(text) || (asked < 12 && text.length < 90 && /^\W*\p{L}[^.]*\.?$/u.test(text))
}
