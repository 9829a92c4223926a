import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  BLUR_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  HISTORY_PUSH_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalCommand,
  mergeRegister,
} from 'lexical'
import {
  type CSSProperties,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { shownKeys } from '../../app/commands.ts'
import { shell } from '../../app/shell.ts'
import { useWords } from '../../app/words.ts'
import { Icon } from '../../ui/index.ts'
import type { EditorHost } from '../editor/host.ts'
import { type Insertion, insertionsFor } from '../editor/insertions.ts'
import { $querySince, $removeQuery, $slashBeforeCaret, type Slash } from '../editor/slash.ts'
import { registerTyped } from '../editor/typed.ts'

const menuId = 'article-slash-menu'
const optionId = (id: string) => `${menuId}-${id}`

/**
 * What can be put in, offered where a `/` was typed. The text is only read while somebody types on; the `/` and what
 * was looked for leave it when something is chosen, and stay when nothing is.
 */
export function SlashMenu({ host }: { host: RefObject<EditorHost> }) {
  const words = useWords()
  const [editor] = useLexicalComposerContext()
  const [slash, setSlash] = useState<Slash | null>(null)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = slash ? insertionsFor(query, words) : []
  const close = useCallback(() => setSlash(null), [])

  useEffect(
    () =>
      registerTyped(editor, character => {
        if (character !== '/') return
        const opened = editor.getEditorState().read($slashBeforeCaret)
        if (!opened) return
        setSlash(opened)
        setQuery('')
        setChosen(0)
      }),
    [editor],
  )

  useEffect(() => {
    if (!slash) return
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => {
        const now = editorState.read(() => $querySince(slash))
        if (now === null) close()
        else setQuery(now)
      }),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          close()
          return false
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    )
  }, [editor, slash, close])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another query begins again at its first answer
  useEffect(() => setChosen(0), [query])
  const nothing = slash !== null && found.length === 0
  useEffect(() => {
    // Somebody who goes on after nothing was found writes a text, and looks for nothing.
    if (nothing && /\s$/.test(query)) close()
  }, [nothing, query, close])

  const choose = (insertion: Insertion) => {
    if (!slash) return
    close()
    // One step to take back: the query goes and what was chosen comes.
    editor.update(
      () => {
        $removeQuery(slash)
        insertion.run(editor, host.current)
      },
      { tag: HISTORY_PUSH_TAG },
    )
  }

  const now = useRef({ found, chosen, choose })
  now.current = { found, chosen, choose }
  const isOpen = slash !== null
  useEffect(() => {
    if (!isOpen) return
    const on = <Event extends KeyboardEvent | null>(command: LexicalCommand<Event>, run: () => boolean) =>
      editor.registerCommand(
        command,
        event => {
          // While an input method composes, every key is its own.
          if (!event || event.isComposing || editor.isComposing()) return false
          if (!run()) return false
          event.preventDefault()
          event.stopPropagation()
          return true
        },
        COMMAND_PRIORITY_CRITICAL,
      )
    const move = (by: number) => () => {
      const { length } = now.current.found
      if (length === 0) return false
      setChosen(before => (before + by + length) % length)
      return true
    }
    const take = () => {
      const insertion = now.current.found[now.current.chosen]
      if (!insertion) {
        close()
        return false
      }
      now.current.choose(insertion)
      return true
    }
    return mergeRegister(
      on(KEY_ARROW_DOWN_COMMAND, move(1)),
      on(KEY_ARROW_UP_COMMAND, move(-1)),
      on(KEY_ENTER_COMMAND, take),
      on(KEY_TAB_COMMAND, take),
      on(KEY_ESCAPE_COMMAND, () => {
        close()
        return true
      }),
    )
  }, [editor, isOpen, close])

  // The focus stays in the text; this says which entry the keys are at.
  const active = found[chosen]?.id
  useEffect(() => {
    const root = editor.getRootElement()
    if (!isOpen || !root) return
    root.setAttribute('aria-controls', menuId)
    root.setAttribute('aria-haspopup', 'listbox')
    if (active === undefined) root.removeAttribute('aria-activedescendant')
    else root.setAttribute('aria-activedescendant', optionId(active))
    return () => {
      for (const name of ['aria-controls', 'aria-haspopup', 'aria-activedescendant'])
        root.removeAttribute(name)
    }
  }, [editor, isOpen, active])

  if (!slash) return null
  return createPortal(
    <Box slash={slash} chosen={chosen} count={found.length}>
      {found.length === 0 ? (
        <p className="article-slash-nothing">{words.article.insert.nothing}</p>
      ) : (
        <div role="listbox" id={menuId} aria-label={words.article.insert.button}>
          {found.map((insertion, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard in the text
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the active entry
            <div
              key={insertion.id}
              id={optionId(insertion.id)}
              role="option"
              aria-selected={index === chosen}
              className="ui-menu-item article-slash-option"
              data-focused={index === chosen || undefined}
              onPointerMove={() => setChosen(index)}
              // The caret stays where it is.
              onMouseDown={event => event.preventDefault()}
              onClick={() => choose(insertion)}
            >
              <span className="ui-menu-mark">
                <Icon of={insertion.icon} size={16} />
              </span>
              <span className="ui-menu-words">{insertion.label(words)}</span>
              {insertion.keys && (
                <span className="ui-keys">{shownKeys(insertion.keys, shell().platform === 'darwin')}</span>
              )}
            </div>
          ))}
        </div>
      )}
    </Box>,
    document.body,
  )
}

const gap = 6

function Box({
  slash,
  chosen,
  count,
  children,
}: {
  slash: Slash
  chosen: number
  count: number
  children: React.ReactNode
}) {
  const [editor] = useLexicalComposerContext()
  const box = useRef<HTMLDivElement>(null)
  const [style, setStyle] = useState<CSSProperties>({ visibility: 'hidden' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: fewer entries make a lower box
  useLayoutEffect(() => {
    const place = () => {
      const line = rectOf(editor.getElementByKey(slash.node), slash.at)
      if (!line || !box.current) return
      const { width, height } = box.current.getBoundingClientRect()
      const isBelow = line.bottom + gap + height <= window.innerHeight - gap || line.top < height + gap
      setStyle({
        left: Math.max(gap, Math.min(line.left - 8, window.innerWidth - width - gap)),
        top: isBelow ? line.bottom + gap : line.top - gap - height,
      })
    }
    place()
    window.addEventListener('scroll', place, true)
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, true)
      window.removeEventListener('resize', place)
    }
  }, [editor, slash, count])
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another entry is chosen
  useLayoutEffect(() => {
    box.current?.querySelector('[data-focused]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div ref={box} className="ui-popover article-slash" style={style}>
      {children}
    </div>
  )
}

function rectOf(element: HTMLElement | null, offset: number): DOMRect | null {
  const text = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
  if (!text || offset >= (text.textContent ?? '').length) return element?.getBoundingClientRect() ?? null
  const range = document.createRange()
  range.setStart(text, offset)
  range.setEnd(text, offset + 1)
  return range.getBoundingClientRect()
}
