import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsSchema, figuresOf } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { faultsOf, mutated } from '../../../shared/markup/mutated.test-data.ts'
import { readPlainFile } from './plain-file.ts'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const samples = 'renderer/article/editor/samples'
const pages = readdirSync(join(root, samples)).filter(name => name.endsWith('.html'))
const story = read('seeds/text/dan-van-gan-dan-sat-viec.txt')

const markdown = `---
title: "Nước nổi về sớm"
tác giả: [Lê Minh Khôi, Thu Hà]
tags:
  - thuỷ lợi
summary: >
  Mực nước sáng 18/9
  cao hơn cùng kỳ.
---

${story.slice(0, 600)} **Đậm**, _nghiêng_, [cổng](https://xa.vn/a).[^1]

## Việc đã làm

1. Một
   - con
     1. cháu
2. Hai

| Ấp | Số hộ |
|----|------:|
| Phú Lợi | 31 |

> Dân biết, dân bàn.

![Đồng ngập](anh/dong.jpg)

<p style="color:red">HTML thô H<sub>2</sub>O</p>

* * *

[^1]: Theo *trạm đo*.
`

/** What they may not do is hang, crash, or bring in what the body’s schema does not name. */
test.each([
  ['.html', 'bai.html', pages.map(name => read(`${samples}/${name}`))],
  ['.md', 'bai.md', [markdown]],
  [
    '.txt',
    'bai.txt',
    [story.slice(0, 2500), read(`${samples}/plain.txt`), read(`${samples}/pdf.txt`), markdown],
  ],
])(
  '%s files that chance has changed are read or refused, and let nothing else in',
  (_, fileName, originals) => {
    let taken = 0
    let ids = 0
    const newId = () => `block-${++ids}`
    fc.assert(
      fc.property(mutated(originals), text => {
        try {
          const { content, pictures } = readPlainFile({ fileName, bytes: Buffer.from(text) }, newId)
          expect(fieldsSchema.safeParse(content.fields).error).toBeUndefined()
          expect(faultsOf(content.body)).toEqual([])
          const figures = new Set(figuresOf(content).map(({ id }) => id))
          expect(pictures.filter(({ figure }) => !figures.has(figure))).toEqual([])
          taken++
        } catch (problem) {
          if (!(problem instanceof Refusal)) throw problem
        }
      }),
      { numRuns: 1000 },
    )
    // A test that refuses everything tests nothing.
    expect(taken).toBeGreaterThan(500)
  },
  120_000,
)
