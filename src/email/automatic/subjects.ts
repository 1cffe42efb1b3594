// Subjects of automatic answers. People write such words too, so a subject alone proves little: `strong` words stand at the
// beginning, before a colon, where only a machine puts them; `weak` ones are believed when something else agrees.

/** What mail programs of many languages put before the colon. In lower case, with blanks made one. */
const strong = [
  'automatic reply',
  'automated reply',
  'automatic response',
  'automated response',
  'auto reply',
  'auto-reply',
  'autoreply',
  'auto response',
  'auto-response',
  'autoresponse',
  'autoresponder',
  'out of office autoreply',
  'out of office automatic reply',
  'automatische antwort',
  'abwesenheitsnotiz',
  'automatische abwesenheitsnotiz',
  'abwesenheitsbenachrichtigung',
  'réponse automatique',
  'réponse automatique absence',
  'message automatique',
  "message d'absence",
  'respuesta automática',
  'respuesta automatica',
  'risposta automatica',
  'resposta automática',
  'resposta automatica',
  'automatisch antwoord',
  'automatisch antwoord bij afwezigheid',
  'afwezigheidsbericht',
  'autosvar',
  'automatiskt svar',
  'automatisk svar',
  'automaattinen vastaus',
  'automatyczna odpowiedź',
  'odpowiedź automatyczna',
  'automatická odpověď',
  'automatická odpoveď',
  'automatikus válasz',
  'răspuns automat',
  'автоматический ответ',
  'автоматична відповідь',
  'автоматичен отговор',
  'αυτόματη απάντηση',
  'otomatik yanıt',
  'automatski odgovor',
  'samodejni odgovor',
  'automatinis atsakymas',
  'automātiskā atbilde',
  'automaatvastus',
  '自動応答',
  '自動返信',
  '自动答复',
  '自动回复',
  '自動回覆',
  '자동 회신',
  '자동 응답',
  'رد تلقائي',
  'תשובה אוטומטית',
]

/** What a person may write as well: `Out of office: who answers my phone?` */
const weak = [
  'auto',
  'ooo',
  'out of office',
  'out of the office',
  'out-of-office',
  'away',
  'vacation',
  'on vacation',
  'on holiday',
  'on leave',
  'away from my mail',
  'abwesend',
  'abwesenheit',
  'nicht im büro',
  'absence',
  'absent du bureau',
  'absence du bureau',
  'fuera de la oficina',
  'ausente de la oficina',
  'fuori sede',
  'fuori ufficio',
  'assente',
  'fora do escritório',
  'ausência',
  'afwezig',
  'niet aanwezig',
  'fraværende',
  'ikke på kontoret',
  'ej på kontoret',
  'frånvarande',
  'poissa',
  'poza biurem',
  'nieobecność',
  'mimo kancelář',
  'házon kívül',
  'вне офиса',
  'ofis dışında',
  '不在',
  '外出',
  '休暇',
]

export type SubjectSays = 'automatic' | 'perhaps' | null

/**
 * Whether a subject reads like an automatic answer. `automatic`: such words before a colon, or standing alone. `perhaps`: words
 * that people use too. A subject that begins otherwise (`Re: Automatic reply: …`) is a person's.
 */
export function subjectSays(subject: string): SubjectSays {
  const said = subject.slice(0, 300).normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  const head = beforeColon(said)
  if (head === null) return strong.includes(bare(said)) || weak.includes(bare(said)) ? 'perhaps' : null
  if (strong.includes(head)) return 'automatic'
  return weak.includes(head) || weak.some((word) => head === `[${word}]` || head === `(${word})`) ? 'perhaps' : null
}

/** French puts a blank before a colon, Chinese and Japanese a wide colon. */
function beforeColon(said: string): string | null {
  const at = said.search(/[:：]/)
  return at > 0 ? said.slice(0, at).trim() : null
}

const bare = (said: string): string => said.replaceAll(/[.!…()[\]]/g, '').trim()
