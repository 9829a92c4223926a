import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type MentionQuery, mentionAt, peopleMatching } from '../../../shared/comments/index.ts'
import { longestComment } from '../../../shared/contract/index.ts'
import { useEngine } from '../../app/engine.ts'
import { useWords } from '../../app/words.ts'
import { TextArea } from '../../ui/index.ts'

interface MentionAreaProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** Ctrl+Enter. */
  onSend: () => void
  /** Escape, while no name is being chosen. */
  onCancel: () => void
  placeholder?: string
  autoFocus?: boolean
  rows?: number
}

/** How many people are offered at a time. */
const mostOffered = 6

/** What somebody says, with people offered by name after an `@`. */
export function MentionArea({ onSend, onCancel, ...area }: MentionAreaProps) {
  const words = useWords().comments
  const { queries } = useEngine()
  const people = useQuery(queries.people.list.queryOptions())
  const input = useRef<HTMLTextAreaElement>(null)
  const [asked, setAsked] = useState<MentionQuery | null>(null)
  const [at, setAt] = useState(0)
  const listId = useId()

  const active = (people.data ?? []).filter(({ disabled }) => !disabled)
  const offered = asked ? peopleMatching(asked.query, active).slice(0, mostOffered) : []
  // A name that is written out needs no list any more.
  const isOpen = offered.length > 0 && !offered.some(({ name }) => name === asked?.query.trim())
  const chosen = offered[Math.min(at, offered.length - 1)]

  useEffect(() => {
    const element = input.current
    if (!element) return
    if (isOpen && chosen) {
      element.setAttribute('aria-controls', listId)
      element.setAttribute('aria-activedescendant', `${listId}-${chosen.id}`)
    } else {
      element.removeAttribute('aria-controls')
      element.removeAttribute('aria-activedescendant')
    }
  }, [isOpen, chosen, listId])

  const look = () => {
    const element = input.current
    setAsked(element ? mentionAt(element.value, element.selectionStart) : null)
    setAt(0)
  }
  const take = (name: string) => {
    const element = input.current
    if (!element || !asked) return
    const end = asked.start + 1 + asked.query.length
    const next = `${element.value.slice(0, asked.start)}@${name} ${element.value.slice(end)}`
    area.onChange(next)
    setAsked(null)
    const caret = asked.start + name.length + 2
    requestAnimationFrame(() => {
      element.focus()
      element.setSelectionRange(caret, caret)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, every key is its own.
    if (event.nativeEvent.isComposing) return
    const taken = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      taken()
      onSend()
      return
    }
    if (!isOpen) {
      if (event.key === 'Escape') {
        taken()
        onCancel()
      }
      return
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      taken()
      setAt((at + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length)
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) {
      taken()
      take(chosen.name)
    } else if (event.key === 'Escape') {
      taken()
      setAsked(null)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the input inside
    <div
      className="comments-writing"
      onKeyDownCapture={onKeyDown}
      onClick={look}
      onKeyUp={event => {
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') look()
      }}
    >
      <TextArea
        ref={input}
        label={area.label}
        labelHidden
        value={area.value}
        onChange={value => {
          area.onChange(value)
          requestAnimationFrame(look)
        }}
        maxLength={longestComment}
        lang="vi"
        rows={area.rows ?? 2}
        placeholder={area.placeholder}
        autoFocus={area.autoFocus}
      />
      {isOpen && (
        <div id={listId} role="listbox" aria-label={words.people} className="ui-popover comments-people">
          {offered.map(person => (
            <button
              key={person.id}
              id={`${listId}-${person.id}`}
              type="button"
              role="option"
              aria-selected={person.id === chosen?.id}
              tabIndex={-1}
              className="comments-person"
              onMouseDown={event => event.preventDefault()}
              onClick={() => take(person.name)}
            >
              {person.name}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
