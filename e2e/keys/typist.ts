import type { CDPSession } from '@playwright/test'
import { afterKey, backspace, type Method } from './input-method.ts'
import { keyRow } from './key-rows.ts'
import { type Random, randomFrom } from './random.ts'

/**
 * How an input method puts its letters into the window.
 * - `backspaces` (UniKey, EVKey, OpenKey): keys go through; where a mark changes letters, Backspace keys take them back
 *   and the new ones are inserted as text
 * - `composition` (the Telex of Windows, ibus, macOS): the word is composed in place and committed at its end
 */
export type Mechanism = 'backspaces' | 'composition'

export interface Typist {
  /** Types this text, as fast as the window takes it. */
  write(text: string): Promise<void>
  /** Begins a word and leaves it as it stands, so that something may happen in between; returns what is shown of it. */
  begin(word: string): Promise<string>
  /** Ends the word that was begun. */
  finish(): Promise<void>
  /** Presses a key that types nothing: `Enter`, `Backspace`, `ArrowLeft`... */
  press(key: string): Promise<void>
}

export interface Habits {
  mechanism: Mechanism
  method?: Method
  random?: Random
  /** How many words have a slip in them that is taken back, 0 to 1. */
  slips?: number
}

/** Somebody at the keyboard with an input method, through the DevTools protocol. */
export function typist(keyboard: CDPSession, habits: Habits): Typist {
  const { mechanism, method = 'telex', random = randomFrom(1), slips = 0 } = habits
  let shown = ''

  const press = async (key: string) => {
    const event = { key, code: key, windowsVirtualKeyCode: virtualKeys[key] ?? 0 }
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
  const insert = (text: string) => keyboard.send('Input.insertText', { text })
  const plainKey = async (letter: string) => {
    const upper = letter.toUpperCase()
    if (!/^[A-Z0-9 ]$/.test(upper)) return void (await insert(letter))
    const event = {
      key: letter,
      code: letter === ' ' ? 'Space' : /\d/.test(letter) ? `Digit${letter}` : `Key${upper}`,
      windowsVirtualKeyCode: upper.charCodeAt(0),
      modifiers: letter !== letter.toLowerCase() ? 8 : 0,
    }
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...event })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }

  const replace = async (before: string, after: string, key: string) => {
    if (after === before + key) return plainKey(key)
    let common = 0
    while (common < before.length && before[common] === after[common]) common++
    for (let left = before.length; left > common; left--) await press(backspace)
    // As UniKey does, letter by letter.
    for (const letter of after.slice(common)) await insert(letter)
  }
  const compose = (after: string) =>
    keyboard.send('Input.imeSetComposition', {
      text: after,
      selectionStart: after.length,
      selectionEnd: after.length,
    })

  const key = async (of: string) => {
    const after = afterKey(method, shown, of)
    if (mechanism === 'backspaces') await replace(shown, after, of)
    else await compose(after)
    shown = after
  }
  const finish = async () => {
    if (mechanism === 'composition' && shown !== '') await insert(shown)
    shown = ''
  }
  let rest: string[] = []

  return {
    press,
    write: async text => {
      for (const [part] of text.matchAll(/\p{L}+|\P{L}/gu)) {
        if (/\p{L}/u.test(part)) {
          for (const each of keyRow(part, method, random, slips)) await key(each)
          await finish()
        } else if (part === '\n') await press('Enter')
        else await plainKey(part)
      }
    },
    begin: async word => {
      const row = keyRow(word, method, random)
      const half = Math.max(1, Math.floor(row.length / 2))
      for (const each of row.slice(0, half)) await key(each)
      rest = row.slice(half)
      return shown
    },
    finish: async () => {
      for (const each of rest) await key(each)
      rest = []
      await finish()
    },
  }
}

const virtualKeys: Record<string, number> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
}
