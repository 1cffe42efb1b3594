// What mail programs put before the subject of a mail that is passed on.

const passedOn =
  /^\s*(?:\[[^\]]{0,60}\]\s*)?(?:fwd?|fw|wg|tr|rv|enc|encaminhado|i|inoltrato|doorst|doorgestuurd|vb|vl|videresendt|vidarebefordrat|pd|továbbítás|tov|yönlendirme|ilt|iletilen|转发|轉寄|轉發|転送|전달|fs|пересл|переслано|προωθ|edasi|persiųsta|pārsūtīts|redirecționat|redir|proslijeđeno|prosleđeno|прослеђено|posredovano|přeposlat|preposlat|הועבר|إعادة توجيه)\s?(?:\[\d+\]|\(\d+\))?\s?[:：]/iu

export const isForwardSubject = (subject: string): boolean => passedOn.test(subject.slice(0, 200))
