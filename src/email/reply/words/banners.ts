// What the mail servers of companies put above a mail that comes from outside: "CAUTION: This email originated from outside …", "You don't
// often get email from …". On a desk that is every customer's mail, and nobody wrote it.

const anyOf = (words: string) => new RegExp(words.replaceAll(/\n\s*/g, ''), 'iu')

const alarm = anyOf(
  `^\\W{0,6}(?:caution|warning|attention|notice|alert|important|be careful|external(?: (?:e-?mail|sender|message))?|achtung|vorsicht|warnung|hinweis|extern\\p{L}{0,2}|attention|avertissement|prudence|externe|precaución|atención|advertencia|aviso|cuidado|externo|attenzione|avviso|esterno
  |let op|waarschuwing|pas op|atenção|alerta|uwaga|ostrzeżenie|varning|obs|advarsel|huomio|varoitus|ulkoinen|upozornění|pozor|varování|figyelem|atenție|avertisment|dikkat|uyarı|внимание|предупреждение|увага|προσοχή|注意|警告|提醒|社外|외부|주의)(?!\\p{L})`,
)

const mail =
  /e-?mail|\bmail|message|nachricht|sender|absender|expéditeur|courriel|correo|mensaje|remitente|messaggio|mittente|bericht|afzender|mensagem|remetente|wiadomoś|nadawc|meddeland|avsändare|besked|melding|viesti|lähettäj|zpráv|odesílatel|levél|üzenet|mesaj|expeditor|ileti|posta|письм|сообщени|отправител|лист|μήνυμα|メール|差出人|邮件|郵件|메일/iu

const outside =
  /outside|extern|außerhalb|ausserhalb|extérieur|fuera de|esterno|all'esterno|dall['’]esterno|buiten|fora d|spoza|zewnętrzn|utanför|uden for|utenfor|ekstern|ulkopuol|ulkoi|mimo |vnější|külső|kívül|în afara|dışından|harici|внешн|извне|за пределами|зовнішн|εκτός|εξωτερικ|社外|組織外|外部|외부/iu

const seldom = anyOf(
  `^\\W{0,3}(?:you don['’]t often get e-?mail|some people who received this message don['’]t often get e-?mail|sie erhalten nicht (?:oft|häufig) (?:eine )?e-?mail|(?:einige personen, die diese nachricht erhalten haben|sie) erhalten (?:nicht oft|selten)|vous (?:n['’]obtenez|ne recevez) pas souvent d['’]e-?mail|no suele recibir correo
  |non si ricevono spesso|non ricevi spesso|u (?:ontvangt|krijgt) niet vaak e-?mail|você não costuma receber|(?:você )?não recebe com frequência|nieczęsto otrzymujesz|du får inte ofta e-post|du får ikke ofte (?:mails|e-post)|et usein saa sähköpostia|často nedostáváte|вы нечасто получаете)`,
)

/** A further line of such a warning. */
const goesOn = anyOf(
  `click|links?\\b|attachment|recogni[sz]e|content is safe|learn why|learnaboutsender|klick|anhäng|anhang|vertrauen|liens|pièces jointes|enlaces|archivos adjuntos|adjuntos|collegamenti|allegati|koppelingen|bijlagen|ligações|anexos|odnośnik|załącznik|länkar|bilagor|vedhæft|vedlegg|liittei|přílo|odkaz|ссылк|вложени|リンク|添付|链接|附件|링크|첨부|organi[sz]ation|organi[sz]ation|sender`,
)

/** Servers do not speak of themselves: whoever does reports such a mail. */
const somebody =
  /(?<!\p{L})(?:i|i['’]\p{L}+|me|my|we got|ich|mir|mich|mein\p{L}*|wir|je|j['’]ai|moi|mon|yo|mi|io|ik|mij|mijn|eu|meu|minha|ja|mnie|jag|mig|min|jeg|meg|já|mně|én|я|мне|мой|私)(?!\p{L})/iu

const longest = 400
/** `[EXTERNAL EMAIL]` says no more than that; in words. */
const label = 4
/** What not to do. Links and attachments alone are what people write about. */
const advice = anyOf(
  `click|clic|klick|cliqu|clique|klik|open (?:any )?attach|recogni[sz]e|careful|caution with|content is safe|öffnen|vertrauen|ouvrez|ouvrir|abra|abrir|aprire|aprite|otwieraj|öppna|åbn|åpne|avaa|otev[íř]|открыва|нажима|ご注意|開かない|クリック|点击|打开|點擊|開啟|클릭|열지`,
)

export const beginsBanner = (text: string): boolean =>
  text.length <= longest &&
  !somebody.test(text) &&
  (seldom.test(text) || (alarm.test(text) && mail.test(text) && outside.test(text)))

export const goesOnAsBanner = (text: string): boolean =>
  text.length <= longest && !somebody.test(text) && goesOn.test(text)

/** A whole one: it says what not to do, or is a label. */
export const isBanner = (text: string): boolean =>
  text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length <= label || seldom.test(text) || advice.test(text)
