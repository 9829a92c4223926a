import { join } from 'node:path'
import type { Page } from '@playwright/test'
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

/** Reads the opened article's text from the screen, the editor and the disk; the newest draft is taken for its own. */
export async function textEverywhere(window: Page, folder: string): Promise<Everywhere> {
  const screen = await window.locator('.article-text').evaluate(root =>
    // What Lexical draws for a caret between blocks, or behind a picture that ends the text, is no block.
    [...root.querySelectorAll(':scope > :not([data-lexical-cursor], [data-lexical-decorator-boundary])')].map(
      block => {
        const caption = block.querySelector('.article-figure textarea')
        if (caption instanceof HTMLTextAreaElement) return caption.value
        // The line of text that a block keeps beside its words is an input of its own.
        const words = block.cloneNode(true)
        if (words instanceof Element)
          for (const line of words.querySelectorAll('.article-line')) line.remove()
        return words.textContent ?? ''
      },
    ),
  )
  const state: unknown = await window.locator('.article-text').evaluate(root => {
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
  return Object.entries(piece)
    .map(([key, value]) =>
      (key === 'text' || key === 'caption') && typeof value === 'string' ? value : textOf(value),
    )
    .join('')
}
