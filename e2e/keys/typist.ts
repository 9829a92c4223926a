import { afterKey, backspace, type Method } from './input-method.ts'
import { keyRow } from './key-rows.ts'
import type { Keyboard } from './keyboard.ts'
import { type Random, randomFrom } from './random.ts'

/**
 * How an input method puts its letters into the window.
 * - `backspaces` (UniKey, EVKey, OpenKey): keys go through; where a mark changes letters, Backspace keys take them back
 *   and the new ones are inserted as text
 * - `composition` (the Telex of Windows, ibus, macOS): the word is composed in place and committed at its end
 */
export type Mechanism = 'backspaces' | 'composition'

export interface Typist {
  /** Types this text, as fast as the window takes it. All of it is sent before this returns its promise. */
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
export function typist(keyboard: Keyboard, habits: Habits): Typist {
  const { mechanism, method = 'telex', random = randomFrom(1), slips = 0 } = habits
  let shown = ''

  // Sent one after the other and not waited for: the window gets the keys of a text as fast as it can take them.
  let sent: Promise<unknown>[] = []
  const key = (type: 'keyDown' | 'rawKeyDown' | 'keyUp', event: KeyEvent) =>
    sent.push(keyboard.send('Input.dispatchKeyEvent', { type, ...event }))
  const taken = async () => {
    const all = sent
    sent = []
    await Promise.all(all)
  }

  const press = (name: string) => {
    const event = { key: name, code: name, windowsVirtualKeyCode: virtualKeys[name] ?? 0 }
    key('rawKeyDown', event)
    key('keyUp', event)
  }
  const insert = (text: string) => sent.push(keyboard.send('Input.insertText', { text }))
  const plainKey = (letter: string) => {
    const upper = letter.toUpperCase()
    if (!/^[A-Z0-9 ]$/.test(upper)) {
      insert(letter)
      return
    }
    const event = {
      key: letter,
      code: letter === ' ' ? 'Space' : /\d/.test(letter) ? `Digit${letter}` : `Key${upper}`,
      windowsVirtualKeyCode: upper.charCodeAt(0),
      modifiers: letter !== letter.toLowerCase() ? 8 : 0,
    }
    key('keyDown', { ...event, text: letter })
    key('keyUp', event)
  }

  const replace = (before: string, after: string, last: string) => {
    if (after === before + last) {
      plainKey(last)
      return
    }
    let common = 0
    while (common < before.length && before[common] === after[common]) common++
    for (let left = before.length; left > common; left--) press(backspace)
    // As UniKey does, letter by letter.
    for (const letter of after.slice(common)) insert(letter)
  }
  const compose = (after: string) =>
    sent.push(
      keyboard.send('Input.imeSetComposition', {
        text: after,
        selectionStart: after.length,
        selectionEnd: after.length,
      }),
    )

  const type = (keys: readonly string[]) => {
    for (const each of keys) {
      const after = afterKey(method, shown, each)
      if (mechanism === 'backspaces') replace(shown, after, each)
      else compose(after)
      shown = after
    }
  }
  const finish = () => {
    if (mechanism === 'composition' && shown !== '') insert(shown)
    shown = ''
  }
  let rest: string[] = []

  return {
    press: async name => {
      press(name)
      await taken()
    },
    write: async text => {
      for (const [part] of text.matchAll(/\p{L}+|\P{L}/gu)) {
        if (/\p{L}/u.test(part)) {
          type(keyRow(part, method, random, slips))
          finish()
        } else if (part === '\n') press('Enter')
        else plainKey(part)
      }
      await taken()
    },
    begin: async word => {
      const row = keyRow(word, method, random)
      const half = Math.max(1, Math.floor(row.length / 2))
      type(row.slice(0, half))
      rest = row.slice(half)
      await taken()
      return shown
    },
    finish: async () => {
      type(rest)
      rest = []
      finish()
      await taken()
    },
  }
}

interface KeyEvent {
  key: string
  code: string
  windowsVirtualKeyCode: number
  modifiers?: number
  text?: string
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
