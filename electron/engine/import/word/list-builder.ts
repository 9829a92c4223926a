import { deepestList, type Inline, type List } from '../../../../shared/article/index.ts'
import type { NewId } from '../../../../shared/markup/index.ts'
import type { Numbered } from './numbering.ts'

/** Builds lists out of numbered paragraphs, which Word keeps flat, each with its level. */
export class ListBuilder {
  private readonly newId: NewId
  /** A document that we wrote names each list, also the inner ones; in others a list goes on until another kind begins. */
  private readonly own: boolean
  private done: List[] = []
  private open: { list: List; level: number; of: Numbered }[] = []

  constructor(newId: NewId, own: boolean) {
    this.newId = newId
    this.own = own
  }

  get isEmpty(): boolean {
    return this.done.length === 0 && this.open.length === 0
  }

  add(numbered: Numbered, content: Inline[]): void {
    while ((this.open.at(-1)?.level ?? -1) > numbered.level && this.open.length > 1) this.open.pop()
    const top = this.open.at(-1)
    const item = { id: this.newId(), content, nested: null }
    if (!top || (this.open.length === 1 && !this.goesOn(top, numbered))) {
      this.finish()
      this.open = [{ list: this.newList(numbered, item), level: numbered.level, of: numbered }]
    } else if (top.level < numbered.level && this.open.length < deepestList) {
      const above = top.list.items.at(-1)
      if (!above) return
      if (above.nested) above.nested.items.push(item)
      else above.nested = this.newList(numbered, item)
      this.open.push({ list: above.nested, level: numbered.level, of: numbered })
    } else {
      top.list.items.push(item)
      top.of = numbered
    }
  }

  /** The lists so far; the builder is empty afterwards. */
  take(): List[] {
    this.finish()
    const lists = this.done
    this.done = []
    return lists
  }

  private newList(numbered: Numbered, item: List['items'][number]): List {
    return { type: 'list', id: this.newId(), ordered: numbered.kind !== 'bullet', items: [item] }
  }

  private goesOn(
    { list, level, of }: { list: List; level: number; of: Numbered },
    numbered: Numbered,
  ): boolean {
    if (level < numbered.level) return true
    if (level > numbered.level) return false
    if (this.own) return of.list === numbered.list
    if (list.ordered !== (numbered.kind !== 'bullet')) return false
    return !list.ordered || of.sequence === numbered.sequence
  }

  private finish(): void {
    const outer = this.open[0]
    if (outer) this.done.push(outer.list)
    this.open = []
  }
}
