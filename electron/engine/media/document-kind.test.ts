import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentKind, nameOfKind } from './document-kind.ts'
import { bookWith, compoundOf, zipOf } from './documents.fixture.ts'

const judge = async (bytes: Buffer | string, name = 'tệp') => {
  const judged = await documentKind(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, name)
  return judged.accepted ? judged.extension : `không: ${judged.kind}`
}
const text = Buffer.from('Kế hoạch số 18-KH/HU ngày 5/3/2026')
const types = '[Content_Types].xml'

describe('a document', () => {
  it('is what its content says, whatever it is called', async () => {
    const odt = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }
    const ods = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }
    expect({
      pdf: await judge('%PDF-1.7\n…', 'văn bản.docx'),
      docx: await judge(await zipOf({ [types]: '', 'word/document.xml': '' }), 'a.pdf'),
      xlsx: await judge(await zipOf({ [types]: '', 'xl/workbook.xml': '' })),
      pptx: await judge(await zipOf({ [types]: '', 'ppt/presentation.xml': '' })),
      odt: await judge(await zipOf(odt)),
      ods: await judge(await zipOf(ods)),
      doc: await judge(compoundOf({ WordDocument: text, '1Table': text })),
      xls: await judge(compoundOf({ Workbook: bookWith(0) })),
      ppt: await judge(compoundOf({ 'PowerPoint Document': text })),
      rtf: await judge('{\\rtf1 Báo cáo}'),
      txt: await judge(text, 'a.txt'),
      txtOfUtf16: await judge(Buffer.from('\ufeffKế hoạch', 'utf16le'), 'a.txt'),
      csv: await judge(text, 'a.CSV'),
      mp3: await judge('ID3\x04'),
      mp4: await judge('\0\0\0\x18ftypisom'),
    }).toEqual({
      pdf: 'pdf',
      docx: 'docx',
      xlsx: 'xlsx',
      pptx: 'pptx',
      odt: 'odt',
      ods: 'ods',
      doc: 'doc',
      xls: 'xls',
      ppt: 'ppt',
      rtf: 'rtf',
      txt: 'txt',
      txtOfUtf16: 'txt',
      csv: 'csv',
      mp3: 'mp3',
      mp4: 'mp4',
    })
  })

  it('that could run something is refused, whatever it is called', async () => {
    expect({
      windows: await judge('MZ\x90\0\x03\0', 'báo cáo.pdf'),
      linux: await judge('\x7fELF\x02', 'a.docx'),
      mac: await judge('\xcf\xfa\xed\xfe'),
      script: await judge('#!/bin/sh\nrm -rf ~', 'a.txt'),
      batch: await judge('del /q *', 'cài đặt.bat'),
      visualBasic: await judge('MsgBox 1', 'a.VBS'),
      shortcut: await judge('L\0\0\0\x01\x14\x02\0'),
      installer: await judge(compoundOf({ Property: text })),
      page: await judge('<!DOCTYPE html><script>', 'a.txt'),
      drawing: await judge('<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.txt'),
      pageByName: await judge('Xin chao', 'a.html'),
      docm: await judge(
        await zipOf({ [types]: '', 'word/document.xml': '', 'word/vbaProject.bin': 'x' }),
        'a.docx',
      ),
      hiddenMacro: await judge(await zipOf({ 'xl/workbook.xml': '', 'xl\\VBAPROJECT.BIN': 'x' })),
      sheetMacro: await judge(await zipOf({ 'xl/workbook.xml': '', 'xl/macrosheets/sheet1.xml': 'x' })),
      control: await judge(await zipOf({ 'word/document.xml': '', 'word/activeX/activeX1.bin': 'x' })),
      openDocument: await judge(
        await zipOf({
          mimetype: 'application/vnd.oasis.opendocument.text',
          'Basic/Standard/Module1.xml': 'x',
        }),
      ),
      packed: await judge(await zipOf({ 'word/document.xml': '', 'word/embeddings/a.exe': 'x' })),
      doc: await judge(compoundOf({ WordDocument: text, Macros: text, VBA: text })),
      xls: await judge(compoundOf({ Workbook: bookWith(0), _VBA_PROJECT_CUR: text })),
      oldExcelMacro: await judge(compoundOf({ Workbook: bookWith(1) })),
      objectInDoc: await judge(compoundOf({ WordDocument: text, '\x01Ole10Native': text })),
      objectInRtf: await judge('{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}}'),
    }).toEqual({
      windows: 'không: program',
      linux: 'không: program',
      mac: 'không: program',
      script: 'không: program',
      batch: 'không: program',
      visualBasic: 'không: program',
      shortcut: 'không: program',
      installer: 'không: program',
      page: 'không: page',
      drawing: 'không: page',
      pageByName: 'không: page',
      docm: 'không: macro',
      hiddenMacro: 'không: macro',
      sheetMacro: 'không: macro',
      control: 'không: macro',
      openDocument: 'không: macro',
      packed: 'không: program',
      doc: 'không: macro',
      xls: 'không: macro',
      oldExcelMacro: 'không: macro',
      objectInDoc: 'không: object',
      objectInRtf: 'không: object',
    })
  })

  it('that cannot be looked into, or is no document, is refused', async () => {
    expect({
      empty: await judge(''),
      password: await judge(compoundOf({ EncryptedPackage: text, EncryptionInfo: text })),
      archive: await judge(await zipOf({ 'a.txt': 'x' }), 'a.docx'),
      rar: await judge('Rar!\x1a\x07'),
      gzip: await judge('\x1f\x8b\x08'),
      brokenZip: await judge((await zipOf({ 'word/document.xml': 'x' })).subarray(0, 40)),
      brokenCompound: await judge('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      picture: await judge('\xff\xd8\xff\xe0', 'quét.pdf'),
      heic: await judge('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
      filmWithPlace: await judge('\0\0\0\x18ftypisom…\xa9xyz+09.5+105.2/'),
      noise: await judge(Buffer.from([1, 2, 3, 0, 255])),
    }).toEqual({
      empty: 'không: empty',
      password: 'không: password',
      archive: 'không: archive',
      rar: 'không: archive',
      gzip: 'không: archive',
      brokenZip: 'không: broken',
      brokenCompound: 'không: broken',
      picture: 'không: picture',
      heic: 'không: picture',
      filmWithPlace: 'không: place',
      noise: 'không: unknown',
    })
  })

  it('made to hurt is judged and never hangs or throws', async () => {
    const whole = [
      compoundOf({ WordDocument: text, Macros: text }),
      compoundOf({ Workbook: bookWith(1) }),
      await zipOf({ 'word/document.xml': 'x', 'word/vbaProject.bin': 'x' }),
    ]
    const change = fc.tuple(fc.nat(), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(change, { maxLength: 40 }),
        async (file, changes) => {
          const mutated = Buffer.from(file)
          for (const [at, value] of changes) mutated[at % mutated.length] = value
          expect(await judge(mutated)).toMatch(/^(không: )?[a-z0-9]+$/)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('whose sectors follow each other in a circle is broken', async () => {
    const file = compoundOf({ WordDocument: text })
    file.writeUInt32LE(1, 512 + 4)
    expect(await judge(file)).toBe('không: broken')
  })
})

it('a name gets the ending of what the file is', () => {
  const pdf = { type: 'application/pdf', extension: 'pdf' }
  expect(
    [
      'Kế hoạch 18.pdf',
      'báo cáo.pdf.exe',
      'quyet-dinh.docx',
      '.pdf',
      'số 5.2026 về việc',
      'a'.repeat(255),
    ].map(name => nameOfKind(name, pdf)),
  ).toEqual([
    'Kế hoạch 18.pdf',
    'báo cáo.pdf',
    'quyet-dinh.pdf',
    'tep.pdf',
    'số 5.2026 về việc.pdf',
    `${'a'.repeat(247)}.pdf`,
  ])
})
