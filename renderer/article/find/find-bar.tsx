import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getSelection, $isRangeSelection } from 'lexical'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { FindOptions } from '../../../shared/find/index.ts'
import { fold } from '../../../shared/vietnamese/index.ts'
import { useWords } from '../../app/words.ts'
import { Button, IconButton, TextField, ToggleButton } from '../../ui/index.ts'
import { findKeys } from '../editor/keys.ts'
import { useOpened } from '../opened.ts'
import { type Replaced, useFind, type Wanted } from './use-find.ts'

/** What the keys ask of the bar while it is open. */
export interface FindHandle {
  move: (by: 1 | -1) => void
  /** Goes to the words to look for, taking over what is selected. */
  focus: () => void
}

interface FindBarProps {
  screen: RefObject<HTMLElement | null>
  withReplace: boolean
  setWithReplace: (withReplace: boolean) => void
  /** What was looked for last; kept here while the bar is closed. */
  remembered: RefObject<Wanted>
  handle: RefObject<FindHandle | null>
  /** Opens the panel with the fields. */
  showFields: () => void
  close: () => void
}

const longestTaken = 100
const choices = ['case', 'wholeWord', 'marks', 'tones', 'pattern'] as const satisfies (keyof FindOptions)[]

/** Finds and replaces words in the whole article: fields, text, footnotes, the texts of its pictures. */
export function FindBar({
  screen,
  withReplace,
  setWithReplace,
  remembered,
  handle,
  showFields,
  close,
}: FindBarProps) {
  const words = useWords().article.find
  const [editor] = useLexicalComposerContext()
  const { isEditable } = useOpened()
  const [wanted, setWanted] = useState<Wanted>(() => {
    const { current } = remembered
    const selected = editor.getEditorState().read($selectedWords)
    return selected === null ? current : { ...current, text: selected }
  })
  remembered.current = wanted
  const [said, setSaid] = useState('')
  const [marksChosen, setMarksChosen] = useState(false)
  const find = useFind(wanted, screen, showFields)
  const { status } = find
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => input.current?.select(), [])
  useImperativeHandle(handle, () => ({
    move: find.move,
    focus: () => {
      const selected = editor.getEditorState().read($selectedWords)
      const isInText = document.activeElement === editor.getRootElement()
      if (isInText && selected !== null) change({ text: selected })
      input.current?.focus()
      input.current?.select()
    },
  }))

  const change = (part: Partial<Wanted>) => {
    setSaid('')
    setWanted(before => ({ ...before, ...part }))
  }
  const setOption = (name: keyof FindOptions, is: boolean) => {
    if (name === 'marks') setMarksChosen(true)
    change({ options: { ...wanted.options, [name]: is } })
  }
  /** Who types without marks finds words with any; who types marks means them. A choice by hand stays. */
  const look = (text: string) =>
    change({ text, options: marksChosen ? wanted.options : { ...wanted.options, marks: hasMarks(text) } })
  const leave = () => {
    find.leave()
    close()
  }
  const tell = ({ count, tooLong }: Replaced) =>
    setSaid(
      [words.replaced(count), ...(tooLong > 0 ? [words.tooLong(tooLong)] : [])].filter(Boolean).join(' '),
    )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.preventDefault()
      leave()
    } else if (event.key === 'Enter' && event.target === input.current) {
      event.preventDefault()
      find.move(event.shiftKey ? -1 : 1)
    }
  }
  const onReplaceKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    tell(event.ctrlKey || event.altKey ? find.replaceAll() : find.replaceOne())
  }
  const counted =
    status.kind === 'found'
      ? status.count === 0
        ? words.none
        : words.count(status.at + 1, status.count)
      : ''
  const problem =
    status.kind === 'broken' ? words.faults[status.fault] : status.kind === 'slow' ? words.slow : null
  const canReplace = isEditable && status.kind === 'found' && status.count > 0

  return (
    // biome-ignore lint/a11y/useSemanticElements: `search` is not among the elements that React knows how to type yet
    <div role="search" className="article-find" aria-label={words.label} data-own-undo onKeyDown={onKeyDown}>
      <div className="article-find-row">
        <TextField
          ref={input}
          autoFocus
          labelHidden
          label={words.find}
          placeholder={words.find}
          lang="vi"
          maxLength={1000}
          className="article-find-input"
          value={wanted.text}
          onChange={look}
        />
        <output className="article-find-count" data-none={counted === words.none || undefined}>
          {counted}
        </output>
        <IconButton
          small
          icon={ArrowUp}
          label={`${words.previous} (${findKeys.previous})`}
          onPress={() => find.move(-1)}
        />
        <IconButton
          small
          icon={ArrowDown}
          label={`${words.next} (${findKeys.next})`}
          onPress={() => find.move(1)}
        />
        {isEditable && (
          <ToggleButton wordy label={words.withReplace} isSelected={withReplace} onChange={setWithReplace} />
        )}
        <span className="article-find-gap" />
        <IconButton small icon={X} label={words.close} onPress={leave} />
      </div>
      {withReplace && isEditable && (
        // biome-ignore lint/a11y/noStaticElementInteractions: hears Enter in the input inside
        <div className="article-find-row" onKeyDown={onReplaceKey}>
          <TextField
            labelHidden
            label={words.replacement}
            placeholder={words.replacement}
            lang="vi"
            maxLength={1000}
            className="article-find-input"
            value={wanted.replacement}
            onChange={replacement => change({ replacement })}
          />
          <Button small isDisabled={!canReplace} onPress={() => tell(find.replaceOne())}>
            {words.replaceOne}
          </Button>
          <Button small isDisabled={!canReplace} onPress={() => tell(find.replaceAll())}>
            {words.replaceAll}
          </Button>
          <ToggleButton
            wordy
            label={words.keepCase}
            isSelected={wanted.keepCase}
            onChange={keepCase => change({ keepCase })}
          />
        </div>
      )}
      <div className="article-find-row article-find-choices">
        {choices.map(name => (
          <ToggleButton
            key={name}
            wordy
            label={words.options[name]}
            isSelected={wanted.options[name]}
            isDisabled={name === 'tones' && !wanted.options.marks}
            onChange={is => setOption(name, is)}
          />
        ))}
        <ToggleButton
          wordy
          label={words.inSelection}
          isSelected={find.isScoped}
          onChange={() => setSaid(find.toggleScope() ? '' : words.nothingSelected)}
        />
        <output className="article-find-said" data-problem={problem !== null || undefined}>
          {problem ?? said}
        </output>
      </div>
    </div>
  )
}

/** A few words that are selected in one line of the text. */
function $selectedWords(): string | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null
  const text = selection.getTextContent()
  return text.length <= longestTaken && !text.includes('\n') && text.trim() !== '' ? text : null
}

/** Whether something is typed with marks, which letters without them lack; case tells nothing. */
const hasMarks = (text: string) => fold(text) !== text.toLowerCase()
