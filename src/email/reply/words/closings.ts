// How people end a mail, and what mail programs and companies add below it.

const anyOf = (words: string) => words.replaceAll(/\n\s*/g, '')

/** A formal farewell that fills its line. Thanks are none of these: they say something. */
export const closing = new RegExp(
  `^(?:${anyOf(`(?:with )?(?:best|kind|kindest|warm|warmest|many|warmer|friendly)(?: and warm)? (?:regards|wishes|greetings)|regards|rgds|best|all the best
  |yours|yours (?:sincerely|truly|faithfully)|(?:very )?(?:sincerely|truly|respectfully)(?: yours)?|cordially|cheers|greetings|br|kr|warmly|respectfully
  |thanks (?:and|&) (?:best |kind )?regards|thank you and (?:best |kind )?regards|take care
  |mit (?:freundlichen|freundlichem|besten|herzlichen|lieben|vielen|schönen|sonnigen) (?:grüßen|grüssen|gruß|gruss)|mit freundlichen gr[uü](?:ß|ss)en|mfg|m\\.f\\.g|lg|vg|bg|beste grüße|beste grüsse
  |(?:viele|liebe|schöne|freundliche|herzliche|sonnige) (?:grüße|grüsse|gruesse)|(?:freundliche|beste|liebe|schöne) gr[uü](?:ß|ss)e|(?:gruß|gruss|grüße|grüsse)|(?:lieber|schöner|freundlicher|herzlicher|besten?) (?:gruß|gruss)|hochachtungsvoll
  |cordialement|bien cordialement|très cordialement|bien à vous|bien à toi|cdlt|cdt|amicalement|salutations|meilleures salutations|sincères salutations
  |salutations distinguées|respectueusement|sincèrement|bonne (?:journée|soirée|réception)|belle journée|à bientôt
  |saludos|un saludo|saludos cordiales|atentamente|atentos saludos|cordialmente|un cordial saludo|un abrazo|muy atentamente|reciba un cordial saludo
  |cordiali saluti|distinti saluti|saluti|un saluto|cari saluti|un cordiale saluto|tanti saluti
  |atenciosamente|att|cumprimentos|com os melhores cumprimentos|melhores cumprimentos|abraços|abraço|cordiais saudações|atentamente
  |met (?:vriendelijke|hartelijke) (?:groet|groeten)|vriendelijke groet|vriendelijke groeten|hartelijke groet|hartelijke groeten|groet|groeten|groetjes|mvg|hoogachtend
  |(?:med )?(?:venlig|venlige|bedste|de bedste|mange|kærlig) (?:hilsen|hilsner|hilsener)|hilsen|venligst|mvh|vh|kh|dbh
  |(?:med )?(?:vennlig|vennleg|beste|hyggelig) hilsen|(?:med )?(?:vänlig|vänliga|bästa|varma|hjärtliga) (?:hälsning|hälsningar)|hälsningar|vänligen
  |(?:ystävällisin|parhain|terveisin) ?(?:terveisin|terveisin)?|terveisin|ystävällisin terveisin|t\\.|terv|yst\\.? terv
  |pozdrawiam|(?:z )?(?:poważaniem|powazaniem)|z wyrazami szacunku|serdecznie pozdrawiam|pozdrowienia|z pozdrowieniami|łączę pozdrowienia
  |s pozdravem|se srdečným pozdravem|s přátelským pozdravem|děkuji a přeji hezký den|pozdrav|s úctou|s pozdravom|so srdečným pozdravom
  |üdvözlettel|tisztelettel|üdv|köszönettel|barátsággal|cu stimă|cu respect|toate cele bune|cu drag|o zi bună|saygılarımla|saygilarimla|iyi günler|iyi çalışmalar|sevgiler|selamlar
  |с уважением|с наилучшими пожеланиями|всего доброго|всего наилучшего|з повагою|з найкращими побажаннями|с уважение|поздрави
  |s poštovanjem|srdačan pozdrav|lijep pozdrav|lep pozdrav|lp|pozdrav|s spoštovanjem|lugupidamisega|tervitades|parimat|ar cieņu|pagarbiai|su pagarba|geriausi linkėjimai
  |με εκτίμηση|φιλικά|χαιρετισμούς|בברכה|בברכה,|בכבוד רב|تحياتي|مع التحية|مع أطيب التحيات|مع خالص التحية|با احترام|با تشکر
  |よろしくお願いします|宜しくお願いします|よろしくお願いいたします|宜しくお願い致します|敬具|此致|此致敬礼|此致敬禮|祝好|顺颂商祺|顺祝商祺|敬上|감사합니다|드림|trân trọng|thân ái|salam|hormat kami|terima kasih dan salam|kveðja|kær kveðja|salutacions|atentament|agur bero bat|saúdos`)})\\s*[,.!،，、~–-]*$`,
  'iu',
)

/** Thanks above a name. They stay; what a program added below the name is folded. */
export const thanks = new RegExp(
  `^(?:${anyOf(`thanks|many thanks|thank you|thanks (?:a lot|again|so much|in advance)|thank you (?:very much|in advance|again|so much)|thx|ty|danke|vielen dank|besten dank|danke (?:schön|im voraus)|merci|merci (?:beaucoup|d'avance|par avance)
  |gracias|muchas gracias|grazie|grazie mille|obrigado|obrigada|muito obrigado|bedankt|dank je|dank u|alvast bedankt|tak|mange tak|på forhånd tak|takk|tusen takk|tack|tack på förhand|kiitos|dziękuję|dzięki|děkuji|díky|ďakujem|köszönöm|mulțumesc|teşekkürler|teşekkür ederim|спасибо|заранее спасибо|дякую|благодаря|hvala|aitäh|paldies|ačiū|ευχαριστώ|תודה|شكرا|ありがとうございます|谢谢|謝謝`)})\\s*[,.!]*$`,
  'iu',
)

/** Things by which a line tells how to reach somebody. */
export const contact =
  /@[\w-]+\.|(?:https?:\/\/|www\.)\S|(?:^|[\s(:])(?:\+|00)\d[\d\s()./-]{6,}|\(?\d{2,5}\)?[\s./-]\d{2,5}[\s./-]?\d{2,}|^(?:t|tel|phone|ph|m|mob|mobile|mobil|cell|fax|f|office|direct|telefon|telefono|teléfono|tél|e|email|e-mail|mail|web|skype|linkedin|twitter|тел|電話|电话)\s?[.:：]|(?:^|\s)@\w{2,}$|\b(?:gmbh|ltd|inc|llc|s\.?a\.?r\.?l|b\.v|plc|pty|corp)\b/iu
