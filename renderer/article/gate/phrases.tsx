import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react'
import { type ReasonAction, reasonActions } from '../../../shared/contract/index.ts'
import type { Action } from '../../../shared/workflow/index.ts'
import { useEngine } from '../../app/engine.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/index.ts'

/** How many phrases have a key of their own. */
const keyed = 9

export interface Phrases {
  /** The house's phrases for this action, to press; null where it has none. */
  list: ReactNode
  /** Hears Alt and a digit anywhere in the form. */
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * What people of the house write as a reason again and again: inserted where the caret is, by mouse, or by Alt and the
 * number of the phrase.
 */
export function usePhrases(
  action: Action,
  area: RefObject<HTMLTextAreaElement | null>,
  value: string,
  onChange: (value: string) => void,
): Phrases {
  const words = useWords()
  const said = words.article.gate
  const { queries } = useEngine()
  const settings = useQuery(queries.settings.get.queryOptions())
  const named: ReasonAction | undefined = reasonActions.find(name => name === action)
  const phrases = named ? (settings.data?.houseStyle.phrases[named] ?? []) : []
  const now = useRef(value)
  now.current = value

  const insert = (phrase: string) => {
    const element = area.current
    const text = now.current
    const from = element?.selectionStart ?? text.length
    const to = element?.selectionEnd ?? text.length
    const before = text.slice(0, from)
    const gap = before === '' || /\s$/.test(before) ? '' : ' '
    onChange(`${before}${gap}${phrase}${text.slice(to)}`)
    const caret = from + gap.length + phrase.length
    requestAnimationFrame(() => {
      element?.focus()
      element?.setSelectionRange(caret, caret)
    })
  }
  return {
    onKeyDown: event => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      const phrase = digit === undefined ? undefined : phrases[Number(digit) - 1]
      if (phrase === undefined) return
      event.preventDefault()
      insert(phrase)
    },
    list:
      phrases.length === 0 ? null : (
        <section className="gate-group" aria-label={said.phrases}>
          <p className="article-soft">{said.phrasesHint}</p>
          <ul className="gate-phrases">
            {phrases.map((phrase, index) => (
              <li key={phrase}>
                <Button small variant="plain" className="gate-phrase" onPress={() => insert(phrase)}>
                  <span className="ui-keys" aria-hidden>
                    {index < keyed ? `Alt+${index + 1}` : ''}
                  </span>
                  {phrase}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ),
  }
}
