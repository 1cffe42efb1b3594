import { expect, test } from 'vitest'
import { suggestedName } from './download.ts'

test.each([
  ['attachment; filename="report.pdf"', 'report.pdf'],
  ['attachment; filename="a.txt"; filename*=UTF-8\'\'relat%C3%B3rio.txt', 'relatório.txt'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="C:\\\\Windows\\\\evil.exe"', 'evil.exe'],
  ["attachment; filename*=UTF-8''..%2F..%2F.bashrc", 'bashrc'],
  ['attachment; filename="gnp\u202e.exe"', 'gnp.exe'],
  ["attachment; filename*=UTF-8''%E0%A4%A", 'download'],
  [null, 'download'],
])('%s is kept as %s', (disposition, name) => {
  expect(suggestedName(disposition)).toBe(name)
})
