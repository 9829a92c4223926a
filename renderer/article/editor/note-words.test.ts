import { expect, test } from 'vitest'
import { noteWordsOf } from './note-words.ts'
import { readClipboard } from './pasted.ts'

test('a note takes the words of what is pasted in one line, with their marks and links', () => {
  const html = `<h2>Theo <i>Báo Nhân Dân</i></h2><p>số <b>12</b>,<br>xem <a href="https://xa.vn/a">cổng</a> và
    <a href="javascript:alert(1)">chỗ khác</a></p><ul><li>một<ul><li>hai</li></ul></li></ul><hr><img src="a.jpg">
    <table><tr><td>ba</td><td>m<sup>2</sup></td></tr></table>`
  expect(noteWordsOf(readClipboard({ html, text: '', rtf: '' }).blocks)).toEqual([
    { type: 'text', text: 'Theo ', marks: [] },
    { type: 'text', text: 'Báo Nhân Dân', marks: ['emphasis'] },
    { type: 'text', text: ' ', marks: [] },
    { type: 'text', text: 'số ', marks: [] },
    { type: 'text', text: '12', marks: ['strong'] },
    { type: 'text', text: ',', marks: [] },
    { type: 'text', text: ' ', marks: [] },
    { type: 'text', text: 'xem ', marks: [] },
    { type: 'link', address: 'https://xa.vn/a', content: [{ type: 'text', text: 'cổng', marks: [] }] },
    { type: 'text', text: ' và chỗ khác', marks: [] },
    { type: 'text', text: ' ', marks: [] },
    { type: 'text', text: 'một', marks: [] },
    { type: 'text', text: ' ', marks: [] },
    { type: 'text', text: 'hai', marks: [] },
    { type: 'text', text: ' ', marks: [] },
    { type: 'text', text: 'ba', marks: [] },
    { type: 'text', text: ' ', marks: [] },
    { type: 'text', text: 'm', marks: [] },
    { type: 'text', text: '2', marks: ['superscript'] },
  ])
})

test('a note in a note becomes no note', () => {
  const html = `<p>Theo đó<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'>[1]</a>.</p>
    <div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> sâu hơn</p></div>`
  const words = noteWordsOf(readClipboard({ html, text: '', rtf: '' }).blocks)
  expect(words.map(({ type }) => type)).not.toContain('footnote')
})
