import fc from 'fast-check'
import type { Block, Body, Inline } from '../article/index.ts'

/** Something with an id and perhaps words, anywhere in a body, with the list in which it stands. */
interface Place {
  siblings: { id: string; content?: Inline[] }[]
  index: number
}

function places(body: Body): Place[] {
  const found: Place[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const [index, member] of value.entries()) {
        if (typeof member === 'object' && member !== null && 'id' in member && !('address' in member)) {
          if (Reflect.get(member, 'type') !== 'footnote') found.push({ siblings: value, index })
        }
        visit(member)
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const member of Object.values(value)) visit(member)
    }
  }
  visit(body.blocks)
  return found
}

type Step = [kind: number, where: number, how: number]
let made = 0
const newId = () => `moi-${String(++made).padStart(5, '0')}`

/** A body after some edits of the kinds that people make: words changed, blocks split, joined, moved, copied, removed. */
export const randomEdits: fc.Arbitrary<(body: Body) => Body> = fc
  .array(fc.tuple(fc.nat(8), fc.nat(10_000), fc.nat(10_000)), { minLength: 1, maxLength: 8 })
  .map(steps => (body: Body) => {
    const edited = clone(body)
    for (const step of steps) takeStep(edited, step)
    return edited
  })

function takeStep(body: Body, [kind, where, how]: Step): void {
  const all = places(body)
  const place = all[where % Math.max(1, all.length)]
  if (!place) return
  const { siblings, index } = place
  const part = siblings[index]
  if (!part) return
  const content = part.content
  switch (kind) {
    case 0:
    case 1:
      if (content) changeWords(content, how)
      return
    case 2:
      if (content && content.length > 0) {
        const at = how % (content.length + 1)
        siblings.splice(index + 1, 0, { ...withoutChildren(part), id: newId(), content: content.splice(at) })
      }
      return
    case 3: {
      const next = siblings[index + 1]
      if (content && next?.content) {
        content.push(...next.content)
        siblings.splice(index + 1, 1)
      }
      return
    }
    case 4: {
      const [taken] = siblings.splice(index, 1)
      if (taken) siblings.splice(how % (siblings.length + 1), 0, taken)
      return
    }
    case 5:
      if (siblings.length > 1 || siblings === (body.blocks as unknown)) siblings.splice(index, 1)
      return
    case 6:
      siblings.splice(index, 0, withFreshIds(clone(part)))
      return
    case 7:
      if (content) for (const run of content) if (run.type === 'text') run.marks = how % 2 ? ['strong'] : []
      return
    case 8:
      body.blocks.splice(how % (body.blocks.length + 1), 0, {
        type: 'heading',
        id: newId(),
        level: 2,
        content: [{ type: 'text', text: `Mục ${how}`, marks: [] }],
      } satisfies Block)
  }
}

function changeWords(content: Inline[], how: number): void {
  const run = content[how % Math.max(1, content.length)]
  if (run?.type === 'text') {
    const at = how % (run.text.length + 1)
    run.text = `${run.text.slice(0, at)} mới${how % 7} ${run.text.slice(at + (how % 3))}`.normalize('NFC')
  } else content.push({ type: 'text', text: 'thêm chữ', marks: [] })
}

const withoutChildren = (part: object) => ({ ...part, ...('nested' in part && { nested: null }) })

function withFreshIds<T>(value: T): T {
  const visit = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(visit)
    if (inner === null || typeof inner !== 'object') return inner
    return Object.fromEntries(
      Object.entries(inner).map(([key, member]) => [key, key === 'id' ? newId() : visit(member)]),
    )
  }
  return visit(value) as T
}

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value))
