import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { $getNodeByKey, type LexicalEditor, mergeRegister, type NodeKey } from 'lexical'
import { type KeyboardEvent, memo, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useWords } from '../../../app/words.ts'
import { TextArea } from '../../../ui/index.ts'
import {
  $leaveLine,
  $lineKind,
  $lineOf,
  $setLine,
  type LineKind,
  lineClasses,
  lineHostOf,
  lineIsAbove,
  longestLine,
} from '../lines.ts'
import { $goBesideBlock } from '../nesting.ts'
import { besideOf, leaveInput } from './leave-input.ts'
import { useOwnEvents } from './stop-keys.ts'
import { useTyped } from './typed.ts'

interface Line {
  nodeKey: NodeKey
  kind: LineKind
  host: HTMLElement
  value: string
}

/** The inputs of captions, box titles and attributions, each drawn inside its block. */
export function LineFields() {
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  return useLines(editor).map(({ nodeKey, kind, host, value }) =>
    createPortal(
      <LineField nodeKey={nodeKey} kind={kind} value={value} isEditable={isEditable} />,
      host,
      nodeKey,
    ),
  )
}

function useLines(editor: LexicalEditor): readonly Line[] {
  const [lines, setLines] = useState<readonly Line[]>([])
  useEffect(() => {
    const known = new Map<NodeKey, Line>()
    const look = (keys: Iterable<NodeKey>) => {
      editor.read('latest', () => {
        for (const nodeKey of keys) {
          const node = $getNodeByKey(nodeKey)
          const kind = $lineKind(node)
          const host = lineHostOf(editor, nodeKey)
          if (node && kind !== null && host) {
            known.set(nodeKey, { nodeKey, kind, host, value: $lineOf(node, kind) })
          } else {
            known.delete(nodeKey)
          }
        }
      })
      setLines(before => {
        const after = [...known.values()]
        const same =
          before.length === after.length &&
          before.every(({ host, value }, at) => host === after[at]?.host && value === after[at]?.value)
        return same ? before : after
      })
    }
    return mergeRegister(
      ...lineClasses.map(klass =>
        editor.registerMutationListener(klass, mutations => look(mutations.keys()), {
          skipInitialization: false,
        }),
      ),
    )
  }, [editor])
  return lines
}

interface LineFieldProps {
  nodeKey: NodeKey
  kind: LineKind
  value: string
  isEditable: boolean
}

const LineField = memo(function LineField({ nodeKey, kind, value, isEditable }: LineFieldProps) {
  const words = useWords().article.blocks
  const label = { caption: words.tableCaption, boxTitle: words.boxTitle, attribution: words.attribution }[
    kind
  ]
  const ref = useOwnEvents<HTMLDivElement>()
  const [editor] = useLexicalComposerContext()
  const [typed, change] = useTyped(value, next =>
    editor.update(() => {
      const node = $getNodeByKey(nodeKey)
      if (node) $setLine(node, kind, next)
    }),
  )
  const leave = (direction: 'words' | 'before' | 'after') =>
    leaveInput(editor, () => $leaveLine(nodeKey, direction))
  const above = lineIsAbove[kind]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !(event.target instanceof HTMLTextAreaElement)) return
    const side = besideOf(event.nativeEvent)
    if (side !== null) {
      event.preventDefault()
      leaveInput(editor, () => {
        const node = $getNodeByKey(nodeKey)
        if (node) $goBesideBlock(node, side)
      })
      return
    }
    const { selectionStart, selectionEnd, value: now } = event.target
    const atStart = selectionStart === 0 && selectionEnd === 0
    const atEnd = selectionStart === now.length && selectionEnd === now.length
    const direction = (() => {
      switch (event.key) {
        case 'Escape':
          return 'words'
        case 'Enter':
          return above ? 'words' : 'after'
        case 'ArrowUp':
          return atStart || isOneLine(event.target) ? (above ? 'before' : 'words') : null
        case 'ArrowDown':
          return atEnd || isOneLine(event.target) ? (above ? 'words' : 'after') : null
        case 'Backspace':
          return now === '' ? 'words' : null
        default:
          return null
      }
    })()
    if (direction === null || event.shiftKey) return
    event.preventDefault()
    leave(direction)
  }
  if (!isEditable && value === '') return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the input inside
    <div ref={ref} onKeyDown={onKeyDown} className="article-line-field" data-kind={kind}>
      <TextArea
        label={label}
        labelHidden
        placeholder={label}
        rows={1}
        oneLine
        maxLength={longestLine[kind]}
        lang="vi"
        isReadOnly={!isEditable}
        value={typed}
        onChange={next => change(next.replace(/\s*[\r\n]+\s*/g, ' '))}
      />
    </div>
  )
})

function isOneLine(input: HTMLTextAreaElement): boolean {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(input)
  const inner = input.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
  return inner < 1.5 * Number.parseFloat(lineHeight)
}
