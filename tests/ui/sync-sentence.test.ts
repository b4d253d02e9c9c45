import { describe, expect, test } from 'vitest'
import { failureSentence } from '../../src/ui/sync-sentence'

describe('an answer that is an error is told by what the reader can do', () => {
  test.each([
    [401, '別のWi-Fiや携帯の電波で'],
    [403, '別のWi-Fiや携帯の電波で'],
    [404, 'データが見つかりませんでした'],
    [410, 'データが見つかりませんでした'],
    [429, '自動でもう一度確かめます'],
    [500, '自動でもう一度確かめます'],
    [503, '自動でもう一度確かめます'],
    [304, 'サーバーが受け付けませんでした'],
  ])('%i', (status, sentence) => {
    expect(failureSentence({ kind: 'http', status })).toContain(sentence)
    expect(failureSentence({ kind: 'http', status })).toContain(`番号${status}`)
  })
})
