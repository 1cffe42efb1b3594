// The small print of companies, told by the words that stand in it together, in the languages in which it is written.

const anyOf = (words: string) => words.replaceAll(/\n\s*/g, '')

/** Secret; whom it is for; by mistake; what to do then. People use one of these, small print several. */
const words = [
  `confidential|privileged|proprietary|intended (?:solely |only |exclusively )?(?:recipient|for)|addressee|received this (?:e-?mail |message |communication |transmission )?in error|by mistake
  |unauthori[sz]ed|disclos|delete (?:it|this|the)|notify the sender|sole use|virus|liabilit|views expressed|opinions expressed`,
  `vertraulich|rechtlich geschützt|irrtümlich|versehentlich|unbefugt|adressat|bestimmungsgemäße|vorgesehene empfänger|vernichten sie|löschen sie|informieren sie bitte|nicht gestattet`,
  `confidentiel|destinataire|par erreur|l'expéditeur|l’expéditeur|détruire|toute diffusion|à l'intention exclusive|à l’intention exclusive`,
  `confidencial|destinatari|por error|prohibid|al remitente|elimínelo|eliminarlo|secreto profesional|per error|exclusivamente`,
  `riservat|per errore|informazioni contenute|vietat|al mittente|distruggere|cancellar|confidenziali`,
  `confidenciais|destinatário|por engano|remetente|elimine|apague|proibid|sigilos`,
  `vertrouwelijk|geadresseerde|ten onrechte|abusievelijk|niet bestemd|uitsluitend bestemd|afzender|te verwijderen|te vernietigen`,
  `fortrolig|modtager|ved en fejl|afsender|slette|slet |tiltenkt|mottaker|ved en feil|avsender`,
  `konfidens|konfidentiell|endast avse|mottagare|misstag|avsändare|radera`,
  `luottamuksel|vastaanottaj|erehdyks|virheellis|lähettäj|hävittä|poista`,
  `pouf|adresat|pomyłk|omyłk|nadawc|usunięci|zabronion`,
  `důvěrn|příjemc|omylem|odesílatel|smažte|vymažte|dôvern|adresát|odosielateľ|vymažte`,
  `bizalmas|címzett|tévedés|feladó|törölj`,
  `confidențial|destinatar|din greșeală|eroare|expeditor|ștergeți`,
  `gizli|yanlışlıkla|alıcı|gönderen|siliniz|silmeniz`,
  `конфиденциальн|исключительно для|адресат|по ошибке|отправител|удалите|конфіденційн|виключно для|помилково|відправник|видаліть|поверителн|получател|погрешка|подател`,
  `povjerljiv|poverljiv|zaupn|primatelj|naslovnik|greškom|pomotoma|pošiljatelj|obrišite|izbrišite`,
  `εμπιστευτικ|παραλήπτη|εκ παραδρομής|κατά λάθος|αποστολέα|διαγράψτε`,
  `חסוי|סודי|נמען|בטעות|השולח|למחוק|سري|سرّي|المرسل إليه|بالخطأ|عن طريق الخطأ|المرسل|حذف|محرمانه|گیرنده|اشتباه|فرستنده`,
  `機密|秘密情報|誤って受信|誤送信|受信者|破棄|削除|送信者|保密|机密|误收|誤收|收件人|发件人|寄件者|删除|刪除|기밀|비밀|수신인|잘못 수신|발신인|삭제`,
  `bảo mật|người nhận|do nhầm lẫn|người gửi|xóa|rahasia|penerima|salah kirim|pengirim|hapus`,
]

const languages = words.map((language) => new RegExp(anyOf(language), 'giu'))

const titles =
  /^\W{0,6}(?:confidentiality|disclaimer|legal notice|legal disclaimer|privacy notice|haftungsausschluss|vertraulichkeitshinweis|avis de confidentialité|clause de confidentialité|aviso legal|aviso de confidencial|avvertenza|nota di riservatezza|klauzula poufności|upozornění|免責事項|免责声明|免責聲明)/iu

const stamps = new RegExp(
  anyOf(`consider the environment before printing|think before (?:you )?print|(?:please )?think of the environment|bevor sie diese (?:e-?mail|nachricht) (?:aus)?drucken|pensez à l['’]environnement|piense en el medio ambiente|antes de imprimir|prima di stampare|denk aan het milieu
  |virus-?free\\.|virenfrei\\.|sans virus\\.|libre de virus\\.|senza virus\\.|privo di virus\\.|livre de vírus\\.|virusvrij\\.|wolny od wirusów|bez virů|virusfri|вирусов нет|без вирусов
  |(?:checked|scanned) (?:for viruses|by)|auf viren (?:geprüft|überprüft)|(?:analysé|recherche de virus) par|comprobado en busca de virus|scansione antivirus|gecontroleerd op virussen|sprawdzon\\S{1,3} pod (?:kątem|względem) wirus|проверено на (?:отсутствие )?вирус`),
  'iu',
)

/** A paragraph in which a company speaks, and not a person. */
export function isDisclaimer(paragraph: string): boolean {
  if (titles.test(paragraph)) return paragraph.length > 60
  if (stamps.test(paragraph)) return paragraph.length < 400
  if (/[?？]/.test(paragraph)) return false
  const dense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(paragraph)
  if (paragraph.length < (dense ? 40 : 100)) return false
  const text = paragraph.slice(0, 4000)
  return languages.some(
    (language) => new Set([...text.matchAll(language)].map(([word]) => word.toLowerCase())).size >= 2,
  )
}
