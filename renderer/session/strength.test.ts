import { describe, expect, it } from 'vitest'
import { strengthOf } from './strength.ts'

describe('the strength of a password, in words', () => {
  it('tells short, forbidden and guessable ones from good ones', () => {
    const judged = Object.fromEntries(
      [
        'abc',
        'thanh.hoa',
        'ban-thao-mau',
        '12345678',
        'matkhau1',
        'aaaaaaaaaaaa',
        'Huyen2024',
        'trau den an co non',
        'Kj8#nQ2!vLm9',
      ].map(password => [password, strengthOf(password, 'Thanh.Hoa', false)]),
    )
    expect(judged).toEqual({
      abc: 'short',
      'thanh.hoa': 'same',
      'ban-thao-mau': 'sample',
      '12345678': 'weak',
      matkhau1: 'weak',
      aaaaaaaaaaaa: 'weak',
      Huyen2024: 'weak',
      'trau den an co non': 'strong',
      'Kj8#nQ2!vLm9': 'strong',
    })
  })

  it('lets the sample newsroom keep its own password', () => {
    expect(strengthOf('ban-thao-mau', 'hoa', true)).not.toBe('sample')
  })
})
