import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  bodyVersion,
  canonicalJson,
  currentBlock,
  currentContent,
  currentFigure,
  figuresOf,
  plainBody,
  readStored,
  storedContentSchema,
} from './index.ts'

/*
 * Stored content of every version there ever was, one file each. They are never edited: a new version adds its file,
 * and all the older ones must still be read.
 */
const folder = join(import.meta.dirname, 'samples')
const sample = (version: number): unknown =>
  JSON.parse(readFileSync(join(folder, `version-${version}.json`), 'utf8'))

/** A value with some members taken out, wherever they are. */
const without = (value: unknown, ...names: string[]): unknown =>
  JSON.parse(JSON.stringify(value, (name, member) => (names.includes(name) ? undefined : member)))

describe('stored content', () => {
  it('of every version is kept as a sample, and read', () => {
    const versions = Array.from({ length: bodyVersion }, (_, index) => index + 1)
    expect(readdirSync(folder).sort()).toEqual(versions.map(version => `version-${version}.json`).sort())
    for (const version of versions) expect(currentContent(sample(version)).body.version).toBe(bodyVersion)
  })

  it('of this version is read as it stands', () => {
    const stored = sample(bodyVersion)
    expect(currentContent(stored)).toEqual(stored)
    expect(readStored(stored)).toMatchObject({ success: true, older: false })
  })

  it('of version 1 keeps every word, block and id; its pictures are whole', () => {
    const stored = sample(1)
    const content = currentContent(stored)
    expect(without(content, 'crop', 'focus', 'version')).toEqual(without(stored, 'version'))
    expect(figuresOf(content).map(({ crop, focus }) => [crop, focus])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
    expect(plainBody(content.body)).toContain('Quang cảnh hội nghị <sơ kết>.')
    expect(readStored(stored)).toMatchObject({ success: true, older: true })
  })

  it('is let through letter for letter where its hash matters', () => {
    for (const version of [1, 2]) {
      const stored = sample(version)
      expect(canonicalJson(storedContentSchema.parse(stored))).toBe(canonicalJson(stored))
    }
  })

  it('that no version allows is refused', () => {
    const stored = sample(1) as { body: { blocks: object[] } }
    const blocks = (more: object) => ({ ...stored, body: { ...stored.body, blocks: [more] } })
    const figure = { type: 'figure', ...currentFigure(sampleFigure), id: 'hinh-so-mot' }
    const refused = [
      { ...stored, body: { ...stored.body, version: bodyVersion + 1 } },
      { ...stored, body: { ...stored.body, version: 0 } },
      { ...stored, more: 1 },
      blocks({ type: 'script' }),
      blocks({ type: 'gallery', id: 'khong-co-hinh', caption: '' }),
      // A figure of version 1 cannot have been cropped.
      blocks({ ...figure, crop: { x: 0, y: 0, width: 1, height: 1 } }),
      null,
      'văn bản',
      [],
    ]
    expect(refused.map(value => storedContentSchema.safeParse(value).success)).toEqual(
      refused.map(() => false),
    )
  })
})

const sampleFigure = {
  media: 'a'.repeat(64),
  fileName: 'hoi nghi.png',
  alternative: '',
  caption: 'Quang cảnh.',
  credit: '',
  rights: '',
}

describe('what a clipboard carries', () => {
  it('is read whether it was copied before or after figures could be cropped', () => {
    const whole = { ...sampleFigure, crop: null, focus: null }
    const cropped = {
      ...sampleFigure,
      crop: { x: 10, y: 0, width: 9990, height: 10_000 },
      focus: { x: 1, y: 2 },
    }
    expect([sampleFigure, whole, cropped].map(currentFigure)).toEqual([whole, whole, cropped])
    const gallery = (figure: object) => ({
      type: 'gallery',
      id: 'bo-hinh',
      caption: '',
      figures: [{ id: 'hinh-mot', ...figure }],
    })
    expect([sampleFigure, whole, cropped].map(figure => currentBlock(gallery(figure)))).toEqual(
      [whole, whole, cropped].map(gallery),
    )
  })

  it('is nothing when it is no figure', () => {
    const beyond = { ...sampleFigure, crop: { x: 1, y: 0, width: 10_000, height: 1 }, focus: null }
    expect([null, {}, { ...sampleFigure, script: '' }, beyond].map(currentFigure)).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(currentBlock({ type: 'figure' })).toBe(null)
  })
})
