import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeLegacy,
  decodeTcvn3,
  decodeViqr,
  decodeVni,
  encodeTcvn3,
  encodeViqr,
  encodeVni,
  encodingOfFont,
  everySyllable,
  fold,
  fromWindows1252,
  type LegacyEncoding,
  legacyEncodings,
  proposeDecoding,
  toWindows1252,
  vietnameseLetters,
} from '../index.ts'

const article =
  'Đảng uỷ xã Hoà Bình tổ chức hội nghị sơ kết 6 tháng đầu năm. Đồng chí Nguyễn Thị Ngọc Ánh, Phó Bí thư Thường trực, ' +
  'trình bày báo cáo: kết nạp 12 đảng viên, đạt 60% kế hoạch. “Các chi bộ cần giữ nền nếp sinh hoạt”, đồng chí nói.\n' +
  'ĐẨY MẠNH CHUYỂN ĐỔI SỐ Ở CƠ SỞ\nỦy ban nhân dân xã đã hỗ trợ hơn 40 hộ vay vốn, sửa chữa 2 cây cầu; quỹ khuyến học ' +
  'trao 35 suất quà cho học sinh vượt khó. Ông Lý Kỳ Vỹ ở ấp Thạnh Lợi kể chuyện nuôi ếch, trồng ổi, ươm giống tràm.'

const inTcvn3 = (text: string) =>
  encodeTcvn3(text)
    .map(run => run.text)
    .join('')
const fromRuns = (text: string) =>
  encodeTcvn3(text)
    .map(run => decodeTcvn3(run.text, run.capitals))
    .join('')

/** Vietnamese letters among all that a keyboard of the time could type. */
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
const anyLetters = fc
  .array(fc.constantFrom(...vietnameseLetters, ...vietnameseLetters, ...ascii))
  .map(all => all.join(''))
const anyWords = fc
  .array(
    fc.constantFrom(...everySyllable()).chain(word => fc.constantFrom(word, word.toUpperCase())),
    { minLength: 20 },
  )
  .map(words => words.join(' '))

describe('every letter with every tone in both cases', () => {
  test('there are 146: 12 vowels with 6 tones and đ', () => {
    expect(new Set(vietnameseLetters).size).toBe(146)
  })

  test.each(vietnameseLetters)('%s comes back from each encoding', letter => {
    expect([fromRuns(letter), decodeVni(encodeVni(letter)), decodeViqr(encodeViqr(letter))]).toEqual([
      letter,
      letter,
      letter,
    ])
  })

  test('no two letters are written alike', () => {
    for (const encode of [encodeVni, encodeViqr]) {
      expect(new Set(vietnameseLetters.map(encode)).size).toBe(146)
    }
    const runs = vietnameseLetters.map(letter => JSON.stringify(encodeTcvn3(letter)))
    expect(new Set(runs).size).toBe(146)
  })

  test('is written with signs that Windows-1252 has', () => {
    for (const letter of vietnameseLetters) {
      for (const text of [inTcvn3(letter), encodeVni(letter), encodeViqr(letter)]) {
        expect(fromWindows1252(toWindows1252(text))).toBe(text)
      }
    }
  })
})

describe('any text of Vietnamese letters and ASCII', () => {
  test('comes back from TCVN3 by its runs', () => {
    fc.assert(
      fc.property(anyLetters, text => {
        expect(fromRuns(text)).toBe(text)
      }),
    )
  })

  test('comes back from VNI-Windows', () => {
    fc.assert(
      fc.property(anyLetters, text => {
        expect(decodeVni(encodeVni(text))).toBe(text)
      }),
    )
  })

  test('comes back from VIQR, its signs escaped', () => {
    fc.assert(
      fc.property(anyLetters, text => {
        expect(decodeViqr(encodeViqr(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('in NFD is written as in NFC', () => {
    fc.assert(
      fc.property(anyLetters, text => {
        const apart = text.normalize('NFD')
        expect([inTcvn3(apart), encodeVni(apart), encodeViqr(apart)]).toEqual([
          inTcvn3(text),
          encodeVni(text),
          encodeViqr(text),
        ])
      }),
    )
  })
})

test('bytes survive being taken for Windows-1252', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  expect(toWindows1252(fromWindows1252(bytes))).toEqual(bytes)
  expect(fromWindows1252(bytes.slice(0x91, 0x98))).toBe('‘’“”•–—')
  expect(() => toWindows1252('ệ')).toThrow(RangeError)
})

describe('TCVN3', () => {
  /** What the system makes of one byte of TCVN 5712, the standard that TCVN3 is the common half of. */
  function systemReads(byte: number): string {
    try {
      return execFileSync('iconv', ['-f', 'TCVN5712-1', '-t', 'UTF-8'], {
        input: Uint8Array.of(byte),
      }).toString()
    } catch (cause) {
      throw new Error(
        'This test compares the table of TCVN3 with the program iconv; install it (libc-bin, libiconv).',
        { cause },
      )
    }
  }

  test('reads every small letter, and the capitals that it has, as the system does', () => {
    const letters = [...vietnameseLetters].filter(letter => /[^a-z]/i.test(letter))
    const plain = letters.filter(letter => encodeTcvn3(letter).every(run => !run.capitals))
    expect(plain.filter(letter => letter === letter.toLowerCase()).length).toBe(67)
    expect(plain.filter(letter => letter !== letter.toLowerCase()).sort()).toEqual([...'ÂÊÔĂĐƠƯ'].sort())
    for (const letter of plain) {
      const [byte = 0] = toWindows1252(inTcvn3(letter))
      expect([letter, systemReads(byte).normalize('NFC')]).toEqual([letter, letter])
    }
  })

  test('takes the soft hyphen for ư', () => {
    expect(decodeTcvn3('M\u00eang Kh\u00acng, \u00ae\u00ad\u00eeng')).toBe('Mờng Khơng, đượng')
    expect(inTcvn3('ư')).toBe('\u00ad')
  })

  test('writes titles as they are seen in the wild', () => {
    expect(decodeTcvn3('Uû ban nh©n d©n')).toBe('Uỷ ban nhân dân')
    expect(inTcvn3('Uỷ ban nhân dân')).toBe('Uû ban nh©n d©n')
  })

  test('has capitals with tones in fonts of their own only', () => {
    expect(encodeTcvn3('Huyện UỶ Á')).toEqual([
      { text: 'HuyÖn U', capitals: false },
      { text: 'û', capitals: true },
      { text: ' ', capitals: false },
      { text: '¸', capitals: true },
    ])
    expect(decodeTcvn3('céng hoµ x· héi', true)).toBe('CỘNG HOÀ XÃ HỘI')
  })
})

describe('VNI-Windows', () => {
  test('reads a sentence, and marks of the other case', () => {
    expect(decodeVni('Ñaûng uûy xaõ, ÑÖÔÏC, ÑÖÔïC, Nguyeãn, kyõ, KYÕ, kî, yeáu, Æ æ')).toBe(
      'Đảng ủy xã, ĐƯỢC, ĐƯỢC, Nguyễn, kỹ, KỸ, kỵ, yếu, Ỉ ỉ',
    )
  })

  test('leaves marks that no vowel before them takes', () => {
    expect(decodeVni('øaø xä')).toBe('øà xä')
  })
})

describe('VIQR', () => {
  test('reads the example of its standard', () => {
    expect(decodeViqr("Vie^.t Nam dda^'t nu+o+'c me^'n ye^u")).toBe('Việt Nam đất nước mến yêu')
    expect(decodeViqr('DDu+o+`ng va`o dda^y\\. A\\?')).toBe('Đường vào đây. A?')
  })

  test('reads mail in which nobody escaped the stops', () => {
    expect(decodeViqr("To^i o+? dda^y. Ba.n kho?e kho^ng? Kho^ng. Ho.c ho`ai. Ta'", true)).toBe(
      'Tôi ở đây. Bạn khỏe không? Không. Học hòai. Tá',
    )
  })
})

test.each<[string, ReturnType<typeof encodingOfFont>]>([
  ['.VnTime', { encoding: 'tcvn3', capitals: false }],
  ['.VnTimeH', { encoding: 'tcvn3', capitals: true }],
  ['.VnArial NarrowH', { encoding: 'tcvn3', capitals: true }],
  ["'.VnTime', serif", { encoding: 'tcvn3', capitals: false }],
  ['".vntime"', { encoding: 'tcvn3', capitals: false }],
  ['VnTimeH', { encoding: 'tcvn3', capitals: true }],
  ['VNI-Times', { encoding: 'vni', capitals: false }],
  ['vni-helve', { encoding: 'vni', capitals: false }],
  ['Times New Roman', null],
  ['Vnstock', null],
  ['Arial, .VnTime', null],
  ['', null],
])('the font %s', (name, font) => {
  expect(encodingOfFont(name)).toEqual(font)
})

describe('detection', () => {
  const encodings: Record<LegacyEncoding, (text: string) => string> = {
    tcvn3: inTcvn3,
    vni: encodeVni,
    viqr: encodeViqr,
  }

  test.each(legacyEncodings)('proposes %s, with a sample, and decodes nothing itself', encoding => {
    const proposal = proposeDecoding(encodings[encoding](article))
    expect(proposal).toMatchObject({ encoding })
    expect(proposal?.before).toBeLessThan(0.45)
    expect(proposal?.after).toBeGreaterThan(0.95)
    expect(proposal && decodeLegacy(proposal.sample.before.replace(' …', ''), encoding)).toBe(
      proposal?.sample.after.replace(' …', ''),
    )
  })

  test('knows any Vietnamese text by the encoding that it is in', () => {
    fc.assert(
      fc.property(anyWords, fc.constantFrom(...legacyEncodings), (text, encoding) => {
        expect(proposeDecoding(encodings[encoding](text))?.encoding).toBe(encoding)
        expect(proposeDecoding(text)).toBeNull()
        expect(proposeDecoding(fold(text))).toBeNull()
      }),
    )
  })

  test.each([
    ['Unicode', article],
    ['Unicode, apart', article.normalize('NFD')],
    ['Vietnamese without marks', fold(article)],
    [
      'English',
      "The committee met on Monday. “Was it agreed?” he asked. It isn't clear; do. To be (a+b) or not?".repeat(
        5,
      ),
    ],
    [
      'French',
      'Le comité s’est réuni à l’hôtel de ville, où l’élève a été reçu. Ça va être là, déjà prêt.'.repeat(5),
    ],
    ['German', 'Über die Größe der Häuser möchte ich nichts hören. Schöne Grüße an alle Bürger.'.repeat(5)],
    ['Spanish', '¿Qué pasó, señor? ¡Mañana será otro día! El niño comió el plátano.'.repeat(5)],
    ['a program', 'int main() { return a+b; } // do. ta? re^x a[i] ^= u(n); x = (o+p)'.repeat(5)],
    ['numbers', '12,5%\t1.234\t2023-11-11\n'.repeat(20)],
    ['two words of TCVN3', '§¶ng bé'],
    ['nothing', ''],
  ])('proposes nothing for %s', (_, text) => {
    expect(proposeDecoding(text)).toBeNull()
  })

  test('takes any text without fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        proposeDecoding(text)
        for (const encoding of legacyEncodings) decodeLegacy(text, encoding)
      }),
    )
  })
})
