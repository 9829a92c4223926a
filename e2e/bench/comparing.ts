import { startTrial } from '../../electron/engine/trial/newsroom.ts'
import type { Block, Content } from '../../shared/article/index.ts'
import { showComparison } from '../../shared/comparison/index.ts'
import { randomFrom } from '../keys/random.ts'
import { longBody, longContent } from './long-article.ts'
import { inTurn, type Row } from './measure.ts'

/** How many versions an article may have and still be worked with. */
const versions = 500

/**
 * Two versions of 20,000 syllables compared and set out for reading, against what it takes to read both out of their
 * JSON; and an article of 500 versions: listed, compared from the first to the last, with who made each change.
 */
export async function benchComparing({ versions: count = versions }: Record<string, number>): Promise<Row[]> {
  const before = longContent('Bài dài', longBody([]))
  const after = edited(before, 200)
  const texts = [JSON.stringify(before), JSON.stringify(after)]
  const compared = await inTurn(12, {
    comparing: () => showComparison(before, after),
    reading: () => texts.map(text => JSON.parse(text)),
  })
  const many = await withVersions(count)
  return [
    {
      name: '20,000 syllables compared',
      measured: compared.comparing,
      floorName: 'both read from JSON',
      floor: compared.reading,
      aim: 200,
    },
    ...many,
  ]
}

/** A content with so many words changed, spread over it, a paragraph split, one moved and one taken away. */
function edited(content: Content, changes: number): Content {
  const random = randomFrom(7)
  const blocks = structuredClone(content.body.blocks)
  const paragraphs = blocks.filter(block => block.type === 'paragraph')
  for (let change = 0; change < changes; change += 1) {
    const [run] = random.pick(paragraphs).content
    if (run?.type !== 'text') continue
    const words = run.text.split(' ')
    words[random.below(words.length)] = `đổi${change}`
    run.text = words.join(' ')
  }
  const [moved] = blocks.splice(10, 1)
  if (moved) blocks.splice(40, 0, moved)
  blocks.splice(60, 1)
  return { ...content, body: { ...content.body, blocks } }
}

async function withVersions(count: number): Promise<Row[]> {
  const trial = await startTrial()
  try {
    const writer = await trial.as('writer')
    const { id } = await writer.article.create({ title: 'Bài có nhiều bản' })
    const whole = longContent('Bài có nhiều bản', longBody([], { syllables: 2_000, figures: 0, tables: 2 }))
    const random = randomFrom(11)
    for (let version = 1; version < count; version += 1) {
      const block: Block | undefined = random.pick(whole.body.blocks)
      if (block && 'content' in block && block.content[0]?.type === 'text') {
        block.content[0].text += ` thêm ${version}`
      }
      const saved = await writer.article.save({
        id,
        baseVersion: version,
        content: JSON.stringify({ ...whole, fields: { ...whole.fields, title: `Bài có ${version} bản` } }),
      })
      await writer.article.keepVersion({ id, version: saved.version, name: `Bản ${version}` })
    }
    const revisions = await writer.article.revisions({ id })
    const first = revisions.at(-1)?.id ?? ''
    const from = { kind: 'revision', id: first } as const
    const to = { kind: 'draft' } as const
    const times = await inTurn(5, {
      listing: () => writer.article.revisions({ id }),
      history: () => writer.article.history({ id }),
      makers: () => writer.changes.makers({ id, from, to }),
      opening: () => writer.article.open({ id }),
    })
    const of = `of ${revisions.length} versions`
    const row = (name: string, measured: Row['measured'], aim: number): Row => ({
      name: `${name} ${of}`,
      measured,
      floorName: 'the article opened',
      floor: times.opening,
      aim,
    })
    return [
      row('list', times.listing, 100),
      row('history', times.history, 100),
      row('who made each change', times.makers, 5_000),
    ]
  } finally {
    await trial.end()
  }
}
