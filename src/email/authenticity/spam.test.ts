import { describe, expect, test } from 'vitest'
import { spamVerdict } from './spam.ts'

const of = (...headers: [string, string][]) => ({ headers: headers.map(([name, value]) => ({ name, value })) })

describe('what filters wrote', () => {
  test.each<[string, string, boolean, number | null]>([
    ['x-spam-flag', 'YES', true, null],
    ['x-spam-flag', 'NO', false, null],
    ['x-spam-status', 'Yes, score=7.1 required=5.0 tests=BAYES_99', true, 7.1],
    ['x-spam-status', 'No, score=-1.9 required=5.0', false, -1.9],
    ['x-spam', 'Yes', true, null],
    ['x-spamd-result', 'default: True [15.20 / 15.00]; BAYES_SPAM(5.10)[100%]', true, 15.2],
    ['x-spamd-result', 'default: False [3.21 / 15.00]', false, 3.21],
    ['x-rspamd-action', 'add header', true, null],
    ['x-rspamd-action', 'no action', false, null],
    ['x-ms-exchange-organization-scl', '6', true, null],
    ['x-ms-exchange-organization-scl', '-1', false, null],
    ['x-forefront-antispam-report', 'CIP:192.0.2.1;CTRY:US;LANG:en;SCL:5;SRV:;IPV:NLI;SFV:SPM;', true, null],
    ['x-forefront-antispam-report', 'CIP:192.0.2.1;SCL:1;SFV:NSPM;', false, null],
    ['x-gnd-status', 'SPAM', true, null],
    ['x-gnd-status', 'LEGIT', false, null],
    ['x-vr-spamstate', 'SPAM', true, null],
    ['x-mailgun-sflag', 'Yes', true, null],
    ['x-ses-spam-verdict', 'FAIL', true, null],
    ['x-ses-spam-verdict', 'PASS', false, null],
    ['x-spam-level', '*******', false, 7],
  ])('%s: %s', (name, value, spam, score) => {
    expect(spamVerdict(of([name, value]))).toMatchObject({ spam, score, by: name })
  })

  test('the desk’s own threshold decides where there is a score', () => {
    const status = of(['x-spam-status', 'Yes, score=6.0 required=5.0'])
    expect(spamVerdict(status, { threshold: 8 })).toMatchObject({ spam: false, score: 6 })
    expect(spamVerdict(of(['x-spam-level', '******']), { threshold: 5 })).toMatchObject({ spam: true, score: 6 })
    expect(spamVerdict(of(['x-ms-exchange-organization-scl', '5']), { level: 7 }).spam).toBe(false)
    expect(spamVerdict(status, { threshold: 5 }).why).toBe(
      'The filter counts 6 (“x-spam-status: Yes, score=6.0 required=5.0”); from 5 on a mail is spam here.',
    )
  })

  test('a forged no hides no yes, and only the topmost of a name counts', () => {
    expect(spamVerdict(of(['x-spam-flag', 'NO'], ['x-ms-exchange-organization-scl', '9']), {}).spam).toBe(true)
    expect(spamVerdict(of(['x-spam-flag', 'YES'], ['x-spam-flag', 'NO'])).spam).toBe(true)
    expect(spamVerdict(of(['x-spam-flag', 'NO'], ['x-spam-flag', 'YES'])).spam).toBe(false)
    expect(spamVerdict(of(['subject', 'Buy']))).toEqual({
      spam: false,
      score: null,
      by: null,
      why: 'No filter on its way says anything of spam.',
    })
  })
})
