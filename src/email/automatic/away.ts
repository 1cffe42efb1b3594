// Absence notes that say nowhere that a machine sent them: no header, and the subject of the mail that they answer. What gives them away
// is that they say two things and nothing else: that somebody is away, and what to do until they are back. People say the one or the
// other beside what they have to say.
import { closing } from '../reply/words/closings.ts'
import { type Judge, judged } from './kinds.ts'

const anyOf = (words: string) => new RegExp(words.replaceAll(/\n\s*/g, ''), 'iu')

/** Somebody is away. */
const away = anyOf(
  `\\b(?:i am|i'm|i’m|i will be|i'll be|we are|is|currently)\\b[^,.;:]{0,40}\\b(?:out of (?:the |my )?office|away from (?:the |my )?(?:office|desk|e-?mail)|on (?:annual |parental |maternity |sick |paternity )?(?:leave|vacation|holiday)|on holidays)
  |\\b(?:nicht im (?:büro|hause?|dienst)|außer haus|ausser haus|abwesend|im urlaub|in elternzeit|nicht erreichbar)\\b
  |\\b(?:absente?(?:\\(e\\))?|en congés?|en vacances|hors du bureau)(?!\\p{L})
  |\\b(?:fuera de (?:la |mi )?oficina|ausente|de vacaciones|de baja)\\b
  |\\b(?:assente|fuori (?:sede|ufficio)|in ferie|non sono in ufficio)\\b
  |\\b(?:fora do escritório|de férias|em férias|de licença)(?!\\p{L})
  |\\b(?:afwezig|niet (?:op kantoor|aanwezig)|met vakantie|op vakantie|met verlof)\\b
  |(?<!\\p{L})(?:nieobecn[ya]|poza biurem|na urlopie)(?!\\p{L})
  |(?<!\\p{L})(?:inte på kontoret|ej på kontoret|frånvarande|på semester|ikke på kontoret|fraværende|ikke til stede|på ferie)(?!\\p{L})
  |(?<!\\p{L})(?:poissa|lomalla|en ole toimistolla|mimo kancelář|nepřítom\\p{L}{1,3}|na dovolené|mimo kancelárie|na dovolenke|házon kívül|szabadságon|în concediu|nu sunt la birou|ofis dışında|ofiste değil|izinde|tatilde)
  |(?<!\\p{L})(?:в отпуске|не в офисе|отсутствую|буду отсутствовать|у відпустці|відсутн\\p{L}{1,3}|в отпуск|εκτός γραφείου|σε άδεια|בחופשה|לא במשרד|خارج المكتب|في إجازة)
  |不在に|休暇(?:中|を)|外出中|休假|不在办公室|不在辦公室|出差(?:中|期间)|휴가|부재 ?중|자리를 비`,
)

/** What only such a note adds: when they are back, who helps in urgent cases, that nothing is passed on or read. */
const until = anyOf(
  `\\b(?:will|shall) (?:not )?(?:return|be back|be returning|respond|reply|get back|answer)\\b|\\b(?:returning|back in the office) on\\b|\\bupon my return\\b|\\bwhen i (?:return|get back|am back)\\b|\\b(?:limited|no|without|intermittent) access to (?:my )?e-?mails?\\b
  |\\b(?:if|for|in)\\b.{0,40}\\b(?:urgent|emergency|emergencies|immediate (?:assistance|help|attention))\\b|\\bthis is an auto\\p{L}*|\\bauto\\p{L}* (?:response|reply)\\b
  |\\b(?:in|bei) (?:sehr )?(?:dringend|eilig)\\p{L}{1,2}\\b|\\bnicht (?:automatisch )?weitergeleitet\\b|\\bwieder (?:für sie )?(?:da|erreichbar|im (?:büro|haus|dienst))\\b|\\bkehre .{0,30}zurück\\b|\\bmeiner rückkehr\\b|\\bmeine vertretung\\b|\\bvertritt mich\\b|\\bautomatische (?:antwort|nachricht)
  |(?<!\\p{L})(?:(?:cas|pour toute) (?:d['’])?urgence|questions? urgentes?|(?:à|dès) mon retour|serai de retour|je reviens|pas transférés?|réponse automatique)(?!\\p{L})
  |(?<!\\p{L})(?:(?:asuntos?|casos?|temas?) urgentes?|caso de (?:urgencia|urgência|emergencia)|a mi (?:regreso|vuelta)|no volveré|estaré de vuelta|assuntos? urgentes?|no meu regresso|quando regressar|respuesta automática|resposta automática)(?!\\p{L})
  |(?<!\\p{L})(?:(?:per|casi?(?: di)?) urgen\\p{L}{2,3}|al mio rientro|rientrerò|tornerò|risposta automatica|(?:voor|bij|in) (?:dringende?|spoed)\\p{L}*|niet doorgestuurd|bij terugkomst|na mijn terugkeer|weer aanwezig|automatisch antwoord)(?!\\p{L})
  |(?<!\\p{L})(?:w (?:sprawach )?piln\\p{L}{1,4}|po powrocie|(?:vid|för) brådskande|akuta ärenden|åter (?:på kontoret|den)|är tillbaka|(?:ved|i|for) hastende|ved hast|presserende|tilbage (?:den|igen|på)|tilbake (?:den|igjen|på)|kiireellisi\\p{L}{1,6}|kiireisi\\p{L}{1,6}|palaan)
  |(?<!\\p{L})(?:v (?:naléhav|urgentn|súrn)\\p{L}{1,4}|po návrat[ue]|sürgős esetben|visszatérek|urgențe|la întoarcere|revin|acil durum|döndüğümde|döneceğim)
  |(?<!\\p{L})(?:по (?:всем )?срочн\\p{L}{1,5}|в срочн\\p{L}{1,5}|вернусь|по возвращени\\p{L}|у термінов\\p{L}{1,5}|повернуся|при спешн\\p{L}{1,3}|για επείγ\\p{L}{1,6}|επιστρέψω|במקר(?:ה|ים) דחו\\p{L}{1,3}|אשוב|للحالات العاجلة|في الحالات|أعود)
  |お急ぎの|緊急の|戻ります|戻り次第|自動返信|自動応答|紧急(?:事务|情况|事宜)|緊急(?:事務|情況|事宜)|如有急事|返回|回来|自动回复|급한 (?:용무|일|문의)|긴급한|복귀|자동 (?:회신|응답)`,
)

/** Before it stands nothing but these, and the like of them behind it. */
const polite = anyOf(
  `^(?:hi|hello|dear|good (?:morning|afternoon|day)|thanks|thank you|please note|hallo|guten|sehr geehrte|liebe|danke|vielen dank|bonjour|madame|monsieur|merci|hola|buen[oa]s|estimad|gracias|ciao|buongiorno|gentile|grazie|olá|bom dia|boa|prezad|obrigad|beste|geachte|goedendag|bedankt|dank
  |hej|hei|god|tak|takk|tack|kiitos|dzień dobry|witam|szanown|dziękuję|dobrý|vážen|děkuji|ďakujem|kedves|tisztelt|köszön|bună|mulțum|merhaba|sayın|teşekkür|здравствуйте|добрый|уважаем|спасибо|благодар|добрий|дякую|γεια|αγαπητ|ευχαριστ|שלום|תודה|مرحبا|شكرا|السلام|您好|你好|感谢|感謝|谢谢|お世話|いつも|ご連絡|メール|안녕|감사)`,
)

const helper = anyOf(
  `@|\\+?\\d[\\d ()/-]{5,}|contact|konta[kc]t|wenden sie|reach|call|anruf|adres|dirig|rivol|neem|vänd|henvend|zwr[óo]|obra[ťt]|обращ|звон|連絡|联系|聯絡|연락|forward|access|weiter|read|gelesen|answer|respon|repl|antwort`,
)

/** Longer ones say something of their own. */
const longest = 1200

/** An answer that says only that its writer is away. Whoever asks something, or writes by themselves, is a person. */
export const awayNote: Judge = (mail, { said = mail.text }) => {
  if (mail.inReplyTo.length + mail.references.length === 0) return null
  const text = said.trim()
  if (text.length === 0 || text.length > longest || /[?？]/.test(text.replaceAll(/https?:\S+/g, ''))) return null
  if (!saysNothingElse(sentencesOf(text), away.test(mail.subject))) return null
  const shown = text.replaceAll(/\s+/g, ' ').slice(0, 60)
  return judged(
    'auto-reply',
    `It says that somebody is away, what to do until they are back, and nothing else: “${shown}…”.`,
  )
}

/** Lines are wrapped anywhere; a number with a full stop may be a date. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/\n\s*\n|(?<!\d)[.!]\s+|[。！]/u)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => /\p{L}/u.test(sentence))

function saysNothingElse(sentences: string[], titled: boolean): boolean {
  const at = sentences.findIndex((sentence) => away.test(sentence))
  if (at < 0 || !sentences.slice(0, at).every((sentence) => polite.test(sentence))) return false
  const [first = '', ...rest] = sentences.slice(at)
  if (!beginsWithIt(first)) return false
  const more = (sentence: string) => until.test(sentence) || away.test(sentence)
  if (!titled && !until.test(first) && !rest.some((sentence) => until.test(sentence))) return false
  return rest.every(
    (sentence) =>
      more(sentence) || polite.test(sentence) || isFarewell(sentence) || helper.test(sentence) || isName(sentence),
  )
}

/** `The printer is dead, and I am on leave`: something else comes first. */
function beginsWithIt(sentence: string): boolean {
  const before = sentence.slice(0, away.exec(sentence)?.index ?? 0)
  const comma = before.lastIndexOf(', ')
  return before.length <= 90 && (comma < 0 || polite.test(before))
}

/** With a name behind it, in one line or in two. */
function isFarewell(sentence: string): boolean {
  const words = sentence.split(' ')
  return [1, 2, 3, 4, 5].some((count) => words.length - count <= 6 && closing.test(words.slice(0, count).join(' ')))
}

const isName = (sentence: string) => sentence.split(' ').length <= 3
