// Fixed phrases that mail programs write around the mails that they quote, in the languages in which they are sold. Patterns of
// user text are linear: alternatives of fixed words without repetition inside repetition, on lines cut to a fixed length.

const anyOf = (words: string) => words.replaceAll(/\n\s*/g, '')

/** "wrote", as a word of its own where the script has spaces. */
const spacedVerbs =
  anyOf(`wrote|schrieb|schrieben|schrieb am|a écrit|a ecrit|écrit|écrivait|escribió|escribio|ha escrito|escribía
  |va escriure|ha escrit|ha scritto|escreveu|escreve|schreef|geschreven|geskryf|skrev|skreiv|skrifaði|kirjoitti|napisał
  |napisał\\(a\\)|napisała|napisana|napisał/a|pisze|napsal|napsala|napsal\\(a\\)|napsal/a|napísal|napísala|napísal\\(a\\)|napísal/a|írta|írt
  |a scris|scris|yazdı|yazmış|написал|написала|написал\\(а\\)|написал\\(-а\\)|написал/а|пишет|писал|писала|написав|написала
  |написав\\(ла\\)|пише|написа|писали|напісаў|напісала|жазды|napisao|napisala|napisao/la|napisao\\(la\\)|je napisao|је написао|написао
  |написала|napisal|napisal\\(a\\)|je napisal|kirjutas|kirjutas järgmist|rakstīja|rašė|parašė|έγραψε|έγραψαν|đã viết|menulis|menulis pada
  |shkroi|escribiu|idatzi zuen|idatzi du|ysgrifennodd|scríobh|aliandika|isinulat|skribis|كتب|كتبت|كتبتْ|نوشت|نوشته است|כתב|כתבה|כתב/ה
  |כתב\\(ה\\)|ने लिखा|लिखा|লিখেছেন|எழுதினார்|எழுதியது|نے لکھا|գրել է|დაწერა|quoting|zitat von|citeren|citando|citando a|citování|cytowanie|citerar|citat`)

/** Words that also end sentences of people's own: they count at the end of a line alone. */
const weakVerbs =
  anyOf(`wrote|writes|write|said|sent|replied|responded|commented|schreibt|scrive|écrit|skriver|sagte|antwortete|répondu
  |respondió|respondeu|ha risposto|svarede|svarade|odpisał|odpověděl|ответил|ответила|відповів`)

const unspacedVerbs =
  anyOf(`写道|寫道|写到|写于|来信|來信|写了|のメッセージ|のメール|書きました|さんは書きました|のコメント|작성|작성함|작성했습니다|썼습니다
  |님이 쓴 글|쓴 글|提到|님의 말|เขียนว่า|เขียน|ได้เขียน`)

export const verb = new RegExp(`(?<![\\p{L}\\p{M}])(?:${spacedVerbs})(?![\\p{L}\\p{M}])|${unspacedVerbs}`, 'iu')
export const verbAtEnd = new RegExp(
  `(?:(?<![\\p{L}\\p{M}])(?:${spacedVerbs}|${weakVerbs})|${unspacedVerbs})\\s*(?:…|\\.\\.\\.)?\\s*[:：]?$`,
  'iu',
)

/** The words with which a line that introduces a quote begins, before its date. */
export const lead = new RegExp(
  `^(?:${anyOf(`on|þann|in|at|le|am|um|el|el día|il|il giorno|in data|em|no dia|op|den|de|d\\.|på|pe|w dniu|dnia|dne|dňa|v|ve|dana|dan|u
  |în data|în|ngày|vào|vào lúc|lúc|pada|pada tanggal|tanggal|στις|στην|τις|на|в|во|у|от|дана|kuupäeval|kl|den dag|datum|date|data|a|al|ar|
  |בתאריך|ב|في|فی|در|em data|yn|ar|an|le jour|este|เมื่อ|เมื่อวันที่|ในวันที่`)})(?=[\\s,‎:]|\\d)|^(?:在|于|於)`,
  'iu',
)

/** Between dashes, above a mail that is quoted without marks. */
export const original = new RegExp(
  `^(?:${anyOf(`original message follows|original message|original email|original mail|original text|originalmessage|reply message|message|original appointment|original post
  |ursprüngliche nachricht|ursprüngliche mail|ursprüngliche e-mail|originalnachricht|original-nachricht|original nachricht|originalmail
  |original-mail|antwort nachricht|antwortnachricht|urspr. nachricht|ursprünglicher termin|message d'origine|message d’origine|message original
  |message initial|message originel|courriel original|mail original|e-mail d'origine|rendez-vous d'origine|mensaje original|mensaje originario
  |correo original|mensagem original|mensagem de origem|e-mail original|messaggio originale|messaggio di origine|email originale
  |oorspronkelijk bericht|origineel bericht|oorspronkelijk e-mail|oorspronkelijke bericht|oprindelig meddelelse|oprindelig besked
  |original meddelelse|den oprindelige meddelelse|opprinnelig melding|original melding|opprinneleg melding|ursprungligt meddelande
  |originalmeddelande|ursprungsmeddelande|alkuperäinen viesti|alkuperäinen sanoma|oryginalna wiadomość|wiadomość oryginalna
  |treść oryginalnej wiadomości|wiadomość pierwotna|oryginalny e-mail|původní zpráva|puvodni zprava|původní e-mail|pôvodná správa
  |originálna správa|eredeti üzenet|eredeti levél|mesaj original|mesajul original|mesaj initial|orijinal mesaj|orjinal mesaj|özgün ileti
  |özgün mesaj|orijinal ileti|исходное сообщение|исходное письмо|оригинальное сообщение|первоначальное сообщение|сообщение
  |оригінальне повідомлення|вихідне повідомлення|початкове повідомлення|зыходнае паведамленне|оригинално съобщение|първоначално съобщение
  |izvorna poruka|originalna poruka|izvirno sporočilo|prvotno sporočilo|izvorno sporočilo|оригинална порука|изворна порука|αρχικό μήνυμα
  |πρωτότυπο μήνυμα|הודעה מקורית|ההודעה המקורית|الرسالة الأصلية|رسالة أصلية|پیام اصلی|پيام اصلي|元のメッセージ|オリジナルメッセージ
  |オリジナル メッセージ|原文|原始邮件|原邮件|原始郵件|邮件原件|原始訊息|原始消息|回复的原邮件|转发邮件信息|원본 메시지|원본 메일|원본메일|원본 이메일
  |thư gốc|tin nhắn gốc|thư ban đầu|pesan asli|pesan original|mesej asal|ข้อความต้นฉบับ|ข้อความเดิม|algne kiri|algsõnum|algne sõnum
  |sākotnējais ziņojums|oriģinālais ziņojums|pradinis laiškas|originalus laiškas|originalus pranešimas|upphaflegt skeyti|upprunaleg skilaboð
  |missatge original|mensaxe orixinal|jatorrizko mezua|oorspronklike boodskap|mesazhi origjinal|mesazh origjinal|मूल संदेश`)})(?: (?:from|von|de|di|da|van|fra|från|od|от|від)(?: .{1,80})?)?$`,
  'iu',
)

/** Above a mail that is passed on. */
export const forwarded = new RegExp(
  `^(?:${anyOf(`forwarded message|forwarded email|forwarded mail|forwarded by|begin forwarded message|start of forwarded message|forwarded message from
  |this is a forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail
  |weitergeleitete mail|weitergeleitete e-mail|message transféré|message transmis|message transfere|début du message réexpédié
  |début du message transféré|début du message transmis|courriel transféré|message réexpédié|mensaje reenviado
  |inicio del mensaje reenviado|correo reenviado|mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada
  |início da mensagem reencaminhada|e-mail encaminhado|messaggio inoltrato|inizio messaggio inoltrato|inizio del messaggio inoltrato
  |doorgestuurd bericht|begin doorgestuurd bericht|doorgezonden bericht|videresendt meddelelse|videresendt besked|start på videresendt besked
  |begynd videresendt meddelelse|videresendt melding|begynnelse på videresendt melding|start på videresendt melding|vidarebefordrat meddelande
  |vidarebefordrat brev|vidarebefordrat mejl|börja vidarebefordrat meddelande|börja vidarebefordrat brev|början på vidarebefordrat meddelande
  |välitetty viesti|edelleenlähetetty viesti|välitetty viesti alkaa|välitetyn viestin alku|wiadomość przekazana
  |treść przekazanej wiadomości|przekazana wiadomość|początek przekazanej wiadomości|początek przekazywanej wiadomości|przesłana wiadomość
  |wiadomość przesłana dalej|přeposlaná zpráva|předaná zpráva|začátek přeposílané zprávy|začátek přeposlané zprávy|preposlaná správa
  |začiatok preposlanej správy|továbbított üzenet|továbbított levél|továbbított üzenet kezdete|mesaj redirecționat|mesaj redirecţionat
  |mesaj redirectionat|începutul mesajului redirecționat|începe mesajul redirecționat|iletilen mesaj|yönlendirilen mesaj|yönlendirilmiş mesaj
  |iletilmiş mesaj|iletilen ileti|iletilen mesajın başlangıcı|başlangıç iletilen ileti|yönlendirilmiş iletinin başlangıcı
  |пересылаемое сообщение|пересланное сообщение|переадресованное сообщение|начало переадресованного сообщения
  |начало пересылаемого сообщения|пересылаемое письмо|пересланное письмо|конец пересылаемого сообщения|переслане повідомлення
  |пересилається повідомлення|початок переадресованого повідомлення|початок листа, що пересилається|препратено съобщение
  |пренасочено съобщение|препратено писмо|начало на препратеното съобщение|proslijeđena poruka|proslijeđeno|započni proslijeđenu poruku
  |prosleđena poruka|прослеђена порука|početak proslijeđene poruke|posredovano sporočilo|začetek posredovanega sporočila|προωθημένο μήνυμα
  |έναρξη προωθημένου μηνύματος|αρχή προωθημένου μηνύματος|הודעה שהועברה|תחילת ההודעה שהועברה|הודעה מועברת|رسالة معاد توجيهها|رسالة معاد إرسالها
  |رسالة مُعاد توجيهها|بداية الرسالة المُعاد توجيهها|بدء الرسالة المعاد توجيهها|پیام ارسال‌شده|پیام هدایت شده|پیام بازارسال شده|転送メッセージ
  |転送されたメッセージ|転送されたメール|転送済みメッセージ|转发的邮件|转发的消息|转发邮件|轉寄的郵件|轉寄郵件|已转发邮件|已轉寄郵件|开始转发的邮件|開始轉寄郵件
  |以下是转发的邮件|以下は転送メッセージ|以下、転送メッセージ|전달된 메시지|전달된 메일|전달한 메시지|전달된 이메일|전달 메시지 시작|thư chuyển tiếp
  |tin nhắn được chuyển tiếp|tin nhắn chuyển tiếp|bắt đầu thư được chuyển tiếp|pesan terusan|pesan yang diteruskan|mulai pesan yang diteruskan
  |mesej yang dimajukan|ข้อความที่ส่งต่อ|ข้อความที่ถูกส่งต่อ|edastatud kiri|edasisaadetud kiri|edastatud sõnum|pārsūtīts ziņojums|pārsūtītā ziņa
  |pārsūtīta vēstule|persiųstas laiškas|persiunčiamas laiškas|persiųstas pranešimas|framsent skeyti|áframsend skilaboð|missatge reenviat
  |mensaxe reenviada|birbidalitako mezua|aangestuurde boodskap|mesazh i përcjellë|перасланае паведамленне|अग्रेषित संदेश`)})(?![\\p{L}\\p{M}])`,
  'iu',
)
