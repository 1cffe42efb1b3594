// "Sent from my iPhone" and its kin: what a phone or a mail program writes below a mail. Known by a first word of some language
// together with a device or a program, or by a first word and nothing that a sentence would go on with.

import { bare as trimmed } from '../lines.ts'

const anyOf = (words: string) => words.replaceAll(/\n\s*/g, '')

const first = new RegExp(
  `^(?:${anyOf(`sent (?:from|via|with|using|by|on|through)|sent securely (?:from|with|via)|from my|get outlook for|composed (?:on|with)|written (?:on|with)|send from|mail sent (?:from|via)
  |gesendet (?:von|mit|über|via|aus|vom)|von meinem|von meiner|von unterwegs|versendet (?:von|mit)|gesendet per|verschickt (?:von|mit)|diese nachricht wurde von|diese e-mail wurde von|holen sie sich outlook|outlook für|hol dir outlook|laden sie outlook
  |provenance ?:|secured with|bidalita|pobierz aplikację outlook|скачайте outlook|取得 ios|取得 android|获取 ios|获取 android|أرسل من|envoyé (?:de|depuis|à partir|avec|par|via|d'un|du)|envoyé d’|envoye de|envoyée? (?:de|depuis)|télécharge[rz] outlook|obten(?:ir|ez) outlook
  |enviado (?:desde|con|do|da|de|a partir|através|via|por|pelo|pela|com)|enviat des|obtener outlook|obtén outlook|obter o outlook|obtenha o outlook|baixe o outlook|baixar o outlook
  |inviat[oa] (?:da|dal|dallo|dalla|con|tramite|via)|ottieni outlook|scarica outlook
  |verzonden (?:vanaf|met|via|vanuit|van|door)|verstuurd (?:vanaf|met|via|vanuit)|outlook voor|download outlook
  |sendt (?:fra|via|med|ved)|hent outlook|få outlook|skaff deg outlook|last ned outlook|skickat (?:från|via|med)|sänt från|skickades från|från min|hämta outlook|skaffa outlook
  |lähetetty|hanki outlook|wysłan[eoya] (?:z|ze|przez|za)|pobierz outlook|pobierz program outlook|uzyskaj outlook|odesláno (?:z|ze|pomocí)|získat outlook|stáhnout outlook|odoslané (?:z|zo|pomocou)|získať outlook
  |küldve (?:az|a)|elküldve (?:az|a)|trimis (?:de|din|cu|prin)|obțineți outlook|descărcați outlook
  |отправлено (?:с|из|через|от|при)|послано с|скачать outlook|получить outlook|загрузить outlook|надіслано (?:з|із|через|від)|відправлено (?:з|із)|отримати outlook|завантажити outlook|изпратено (?:от|с)|адпраўлена з
  |poslano (?:s|sa|iz|z|putem|preko)|poslato (?:sa|s|iz)|послато са|στάλθηκε (?:από|με)|απεσταλμένο|αποστολή από|εστάλη από|λήψη του outlook|saadetud (?:minu|läbi|rakendusest)|nosūtīts no|sūtīts no|išsiųsta iš|sent úr
  |נשלח (?:מ|באמצעות|ב)|קבל את outlook|להורדת outlook|أرسلت من|أُرسلت من|مرسل من|تم الإرسال من|تم الارسال من|احصل على outlook|ارسال شده از|فرستاده شده از
  |发自|發自|從我的|从我的|通过|透過|下载 outlook|获取 outlook|取得 outlook|由我的|来自我的|來自我的|나의|내|보낸|ส่งจาก|đã gửi từ|gửi từ|được gửi từ|tải outlook|dikirim dari|dikirim melalui|dihantar|dapatkan outlook|gestuur vanaf|dërguar nga|bidalia`)})`,
  'iu',
)

const inside = new RegExp(
  `(?:${anyOf(`iphon|ipad|telemóvel|mobiel|telefón|אייפון|הנייד|هاتف|tuta|ios|android|blackberry|samsung|galaxy|huawei|honor|xiaomi|redmi|nokia|oneplus|oppo|motorola|sony|xperia|htc|lg|pixel|wiko|windows|outlook|office|yahoo|gmail|inbox by
  |proton|airmail|spark|mailbird|k-9|k9|bluemail|typeapp|thunderbird|zoho|tutanota|fairemail|nine|superhuman|hey|polymail|newton|mobile|mobil|phone|smartphone|handy|téléphone|telefon|telefono|teléfono|telefone|telefoon
  |puhelime|telefoni|tablet|laptop|mac|device|gerät|appareil|dispositivo|toestel|móvil|celular|cellulare|komórk|kännykä|mail|телефон|смартфон|мобильн|почт|айфон|手机|手機|手提|電話|スマートフォン|휴대|邮箱|gmx|web\\.de|t-online|orange|free|sfr|libero|aol|mail\\.ru|myphone|verizon|t-mobile|at&t|vodafone`)})`,
  'iu',
)

/** In languages that put the device first. */
const last = new RegExp(
  `(?:${anyOf(`(?:gesendet|versendet|geschickt|verschickt|gönderildi|gönderilmiştir|verzonden|verstuurd|küldve|küldtem|から送信|より送信|で送信|から送信されました|发送|發送|傳送|发出|寄出|outlook letöltése|outlook['’]u edinin|outlook beziehen|を入手|outlook.{0,20}받기|에서 보냄|에서 보냈습니다|에서 전송|에서 발송|보냄|से भेजा गया|бичлэг|saadetud|nosūtīts)`)})[.。!]?$`,
  'iu',
)

/** @param text one line, at most some hundred signs of it */
export function isDeviceLine(text: string): boolean {
  if (text.length > 700) return false
  const bare = trimmed(/[<([]|http/.test(text) ? withoutLinks(text) : text, ' \t<>()[]*_~-').replace(
    /[\u064b-\u0652]/g,
    '',
  )
  if (bare.length < 6 || bare.length > 140) return false
  if (/^\p{Lu}[\p{L}-]+ from mobile$/u.test(bare)) return true
  const begins = first.exec(bare)
  const words = bare.split(/\s+/)
  if (begins === null) {
    return words.length <= 12 && last.test(bare) && inside.test(bare)
  }
  const rest = bare.slice(begins[0].length).trimStart()
  const head = rest.split(/\s+/).slice(0, 5).join(' ')
  if (inside.test(head) || /outlook/i.test(begins[0])) return words.length <= 20 && !goesOn(rest)
  return (
    words.length <= 7 &&
    bare.length <= 60 &&
    !/[,;:!?]/.test(rest) &&
    /^sent from my|^sent from(?: an?)? \p{Lu}/iu.test(bare) &&
    !/\.$/.test(bare)
  )
}

const withoutLinks = (text: string) =>
  text
    .replace(
      /<[^<>]{0,500}>|\((?:https?:|mailto:)[^()]{0,500}\)|\[(?:https?:|mailto:)[^[\]]{0,500}\]|https?:\/\/\S{1,500}/g,
      '',
    )
    .replace(/\[([^[\]]{1,80})\]/g, '$1')

/** "Sent from my desk, is much easier than my mobile phone", "Sent from my laptop they do arrive": sentences that only begin like one. */
function goesOn(rest: string): boolean {
  if (
    /\s(?:i|it|they|we|she|he|you|is|are|was|were|do|does|did|has|have|had|but|never|always)(?:\s|$|[.,;!?])/i.test(
      rest.slice(0, 200),
    )
  )
    return !/[.,]\s(?:please|excuse|sorry|apolog|forgive|pardon)/i.test(rest)
  const comma = rest.search(/[,;]\s/)
  if (comma < 0) return false
  return !inside.test(rest.slice(0, comma))
}
