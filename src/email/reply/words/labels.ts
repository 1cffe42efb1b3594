// How mail programs name the headers of a mail that they quote or pass on, in some forty languages. What a label means
// matters, not its language: a block is known by the roles that stand in it together (header-block.ts).

/** `sent` is told from `date`: "Sent:" stands over quoted mails alone, "Date:" also in what people write. */
export type Role = 'from' | 'sent' | 'date' | 'to' | 'cc' | 'subject' | 'other'

const names: Record<Role, string> = {
  from: `from|von|de|da|van|fra|från|lähettäjä|od|od koga|nadawca|odesílatel|odosielateľ|feladó|de la|expeditor|expéditeur|remitente
    |remetente|mittente|afzender|absender|afsender|avsender|avsändare|gönderen|kimden|от|от кого|отправитель|від|від кого
    |відправник|подател|изпращач|από|αποστολέας|מאת|من|المرسل|از|فرستنده|差出人|送信元|送信者|发件人|發件人|寄件人|寄件者
    |보낸 사람|보낸사람|발신|발신인|보낸이|từ|người gửi|dari|daripada|จาก|ผู้ส่ง|saatja|kellelt|no|nuo|siuntėjas|šalje|šalje se
    |pošiljatelj|pošiljalec|shkruar nga|nga|frá|sendandi|igorlea|nork|ад|адпраўнік|expedidor|remitent|pengirim|प्रेषक|से`,
  sent: `sent|sent at|sent on|sent date|gesendet|gesendet am|envoyé|envoye|envoyé le|envoyé à|date d'envoi|message du|enviado|enviado el
    |enviado em|enviada|enviada em|enviada el|enviado a|enviat|enviat el|fecha de envío|data de envio|inviato|inviato il
    |data invio|data di invio|verzonden|verzonden op|sendt|skickat|skickat den|lähetetty|wysłano|wysłane|data wysłania|odesláno
    |odoslané|dátum odoslania|elküldve|küldve|küldés dátuma|trimis|trimisă|data trimiterii|gönderildi|gönderme tarihi
    |gönderim tarihi|gönderilme tarihi|отправлено|дата отправки|послано|надіслано|дата надсилання|відправлено|изпратено|poslano
    |poslato|послато|στάλθηκε|εστάλη|ημερομηνία αποστολής|נשלח|נשלח ב|תאריך שליחה|أرسلت|مرسلة|تم الإرسال|تاريخ الإرسال|ارسال شده
    |送信日時|送信日|发送时间|发送日期|發送時間|寄件日期|傳送日期|傳送時間|寄送日期|已发送|보낸 날짜|보낸날짜|보낸 시간|발신일|đã gửi|gửi lúc|ngày gửi
    |dikirim|terkirim|dihantar|ส่ง|ส่งเมื่อ|saadetud|saatmisaeg|nosūtīts|išsiųsta|bidalia|адпраўлена|sent:`,
  date: `date|datum|fecha|data|dato|päivämäärä|päiväys|dátum|dată|tarih|дата|дата и время|תאריך|التاريخ|تاريخ|日期|日時|日付|날짜|ngày
    |tanggal|tarikh|วันที่|kuupäev|datums|ημερομηνία|dagsetning|time|when|received|empfangen|reçu|पर|dáta|दिनांक`,
  to: `to|an|à|a|per|para|aan|til|till|vastaanottaja|do|komu|dla|adresat|címzett|către|catre|kime|alıcı|кому|получатель|до|προς|אל
    |إلى|الى|به|宛先|送信先|收件人|收件者|받는 사람|받는사람|수신|수신자|받는이|tới|đến|người nhận|kepada|untuk|ถึง|ผู้รับ|saaja|kellele
    |kam|za|prima|primatelj|prejemnik|destinataire|destinatario|destinatário|destinatari|ontvanger|empfänger|modtager|mottaker
    |mottagare|příjemce|príjemca|για|skirta|gavėjas|i|viðtakandi|hartzailea|nori|кaму|каму|प्रति|per a`,
  cc: `cc|bcc|cci|cco|ccn|kopie|kopie an|kopie (cc)|cópia|copia|copie à|copie a|copie|kópia|kopia|kopio|másolat|másolatot kap|bilgi
    |копия|копія|копие|κοιν|κοινοποίηση|עותק|نسخة|نسخة إلى|抄送|副本|참조|đồng gửi|tembusan|สำเนา|dw|udw|do wiadomości|koopia|kopija
    |còpia|afrit|sk|kk|vá|blindkopie|blind copy`,
  subject: `subject|betreff|betr|objet|sujet|asunto|oggetto|assunto|onderwerp|emne|ämne|aihe|temat|předmět|predmet|tárgy|subiect|konu
    |тема|относно|θέμα|נושא|הנדון|الموضوع|موضوع|件名|主题|主題|主旨|标题|標題|제목|chủ đề|tiêu đề|perihal|subjek|เรื่อง|หัวเรื่อง|teema
    |tēma|tema|temats|assumpte|gaia|efni|naslov|zadeva|lënda|subjekt|тэма|विषय|onderwerp/subject`,
  other: `reply-to|reply to|antwort an|antworten an|répondre à|responder a|rispondi a|responder para|antwoord aan|attachments|attachment
    |anlagen|anhänge|anlage|pièces jointes|datos adjuntos|archivos adjuntos|allegati|anexos|bijlagen|vedhæftede filer|vedlegg
    |bifogade filer|liitteet|załączniki|přílohy|mellékletek|ekler|вложения|添付ファイル|附件|첨부|importance|priority|priorität|wichtigkeit
    |importancia|importância|priorità|urgentie|важность|organization|organisation|mailed-by|signed-by|security|sensitivity
    |newsgroups|message-id|resent-from|list-id|categories|return-path|delivered-to|mobile|x-mailer|sender`,
}

const roles = new Map<string, Role>(
  (Object.keys(names) as Role[]).flatMap((role) => names[role].split('|').map((name) => [name.trim(), role] as const)),
)

/** What a label says, whatever its language and writing; null for a word that names no header. */
export function roleOf(label: string): Role | null {
  return roles.get(label.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '').trim()) ?? null
}
