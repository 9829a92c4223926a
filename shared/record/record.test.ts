import { describe, expect, it } from 'vitest'
import type { NewsroomEvent } from '../contract/index.ts'
import { eventKinds, words } from '../words/index.ts'
import { csvOf, eventInWords, logHead, logLines, noteInWords } from './index.ts'

const event = (changes: Partial<NewsroomEvent>): NewsroomEvent => ({
  sequence: 7,
  at: Date.UTC(2026, 10, 12, 1, 2, 3),
  by: { id: 'p', name: 'Trần Quang Minh' },
  kind: 'article.moved',
  article: 'a',
  from: null,
  to: null,
  reason: null,
  revision: null,
  revisionNumber: null,
  note: null,
  fourEyes: null,
  ...changes,
})

describe('an event', () => {
  it('is told in words, whatever it is', () => {
    expect(eventInWords(words.vi, event({ from: 'submitted', to: 'returned' }))).toBe(
      'Chuyển trạng thái: Chờ biên tập → Trả lại',
    )
    expect(eventInWords(words.vi, event({ kind: 'article.revised', revisionNumber: 3 }))).toBe(
      'Lưu phiên bản 3',
    )
    for (const kind of eventKinds) expect(eventInWords(words.vi, event({ kind }))).toMatch(/^\p{Lu}/u)
    expect(eventInWords(words.vi, event({ kind: 'something.new' }))).toBe('something.new')
  })

  it('has a note for people, not for programs', () => {
    const note = (kind: string, said: string) => noteInWords(words.vi, event({ kind, note: said }))
    expect(note('person.created', 'minh (editor, approver)')).toBe(
      `minh (${words.vi.roles.editor}, ${words.vi.roles.approver})`,
    )
    expect(note('article.created', '12')).toBeNull()
    expect(note('settings.changed', '{"fourEyes":"warn"}')).toBeNull()
    expect(note('package.made', 'goi-bai.zip')).toBe('goi-bai.zip')
    expect(noteInWords(words.vi, event({ fourEyes: 'kept' }))).toBeNull()
    expect(noteInWords(words.vi, event({ fourEyes: 'warned' }))).toBe(
      'Không đủ bốn mắt: người duyệt có viết bài, đã được cảnh báo',
    )
  })
})

describe('a table for spreadsheets', () => {
  it('quotes what needs it and keeps numbers numbers', () => {
    expect(csvOf([[1, 'Bài “một”, hai', 'nói "có"', 'hai\r\ndòng', null]])).toBe(
      '1,"Bài “một”, hai","nói ""có""","hai\r\ndòng",\r\n',
    )
  })

  it('carries nothing out', () => {
    for (const wicked of [
      '=1+1',
      '+84 296 3',
      '-2',
      '@SUM(A1)',
      '\t=1',
      ' =1',
      '\r\n=1',
      '\u200b=1',
      '＝1',
      '=HYPERLINK("http://x.example","y")',
      '|calc',
    ]) {
      expect(csvOf([[wicked]]).replace(/^"/, '')).toMatch(/^'/)
    }
    expect(csvOf([['Họp – tổng kết', 'a=b', '42']])).toBe('Họp – tổng kết,a=b,42\r\n')
  })

  it('has a line for each event, with people, articles and times as read', () => {
    const columns = {
      number: 'Số',
      time: 'Lúc',
      person: 'Ai',
      event: 'Việc',
      article: 'Bài',
      title: 'Tiêu đề',
      reason: 'Lý do',
      details: 'Chi tiết',
      system: 'Chương trình',
    }
    const articles = new Map([['a', { number: 12, title: '=Bài về cầu sắt' }]])
    expect(
      logHead(columns) +
        logLines(
          [
            event({ from: 'submitted', to: 'returned', reason: 'Thiếu ảnh, xem lại' }),
            event({ sequence: 8, kind: 'database.migrated', by: null, article: null, note: '5 → 8' }),
          ],
          articles,
          words.vi,
          columns,
        ),
    ).toBe(
      'Số,Lúc,Ai,Việc,Bài,Tiêu đề,Lý do,Chi tiết\r\n' +
        '7,12/11/2026 08:02:03,Trần Quang Minh,Chuyển trạng thái: Chờ biên tập → Trả lại,12,\'=Bài về cầu sắt,"Thiếu ảnh, xem lại",\r\n' +
        '8,12/11/2026 08:02:03,Chương trình,Nâng cấp cơ sở dữ liệu,,,,5 → 8\r\n',
    )
  })
})
