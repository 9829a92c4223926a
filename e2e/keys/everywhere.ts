import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { contentSchema } from '../../shared/article/index.ts'

/** The text of each block, where it can be read. */
export interface Everywhere {
  /** In the page. */
  screen: string[]
  /** In the editor's state, of which the page is a drawing. */
  state: string[]
  /** In the draft, as another program reads it from the disk. */
  disk: string[]
}

/** The blocks of the text on the screen, and not what Lexical draws for a caret between them. */
export const blocksOnScreen = (text: Locator): Locator =>
  text.locator(':scope > :not([data-lexical-cursor], [data-lexical-decorator-boundary])')

/** Reads the opened article's text from the screen, the editor and the disk; the newest draft is taken for its own. */
export async function textEverywhere(window: Page, folder: string): Promise<Everywhere> {
  const text = window.locator('.article-text')
  const screen = await blocksOnScreen(text).evaluateAll(blocks => {
    const marks = [...document.querySelectorAll('.article-text .article-footnote')]
    const notes = [...document.querySelectorAll('.article-note .article-note-words')]
    const textOf = (node: Node): string => {
      if (node instanceof HTMLTextAreaElement) return node.value
      if (!(node instanceof Element)) return node.textContent ?? ''
      // The words of a footnote stand at the foot of the text, those of a picture in inputs.
      if (node.classList.contains('article-footnote')) return notes[marks.indexOf(node)]?.textContent ?? ''
      if (node.matches('.article-figure-block, .article-gallery-block')) {
        return [...node.querySelectorAll('[name$=".caption"]')].map(textOf).join('')
      }
      const line = node.matches('.article-line') ? node.querySelector('textarea') : null
      return line ? line.value : [...node.childNodes].map(textOf).join('')
    }
    return blocks.map(textOf)
  })
  const state: unknown = await text.evaluate(root => {
    // Lexical hangs the editor on its element; nothing has to be built in for a test to read it.
    const { __lexicalEditor: editor } = root as unknown as {
      __lexicalEditor: { getEditorState(): { toJSON(): { root: { children: unknown[] } } } }
    }
    return editor.getEditorState().toJSON().root.children
  })
  return {
    screen,
    state: Array.isArray(state) ? state.map(textOf) : [],
    disk: contentOnDisk(folder).body.blocks.map(textOf),
  }
}

/** The content of the newest draft on the disk, read by a connection of its own while the program has it open. */
export function contentOnDisk(folder: string) {
  const db = new Database(join(folder, 'newsroom.db'), { readonly: true, fileMustExist: true })
  try {
    const content = db.prepare('SELECT content FROM drafts ORDER BY saved_at DESC LIMIT 1').pluck().get()
    return contentSchema.parse(JSON.parse(String(content)))
  } finally {
    db.close()
  }
}

/** All words in a piece of the editor's state or of a body; of a figure its caption. */
function textOf(piece: unknown): string {
  if (Array.isArray(piece)) return piece.map(textOf).join('')
  if (piece === null || typeof piece !== 'object') return ''
  const said = (key: string) => {
    const value: unknown = Reflect.get(piece, key)
    return typeof value === 'string' ? value : ''
  }
  // A line that a block keeps beside its words stands above them or, if it says whose they are, below.
  const words = Object.values(piece).map(value => (typeof value === 'string' ? '' : textOf(value)))
  return [said('title'), said('caption'), said('text'), ...words, said('attribution')].join('')
}
