import { X } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '../app/words.ts'
import { Button, IconButton } from './buttons.tsx'

/** A short message that goes by itself; `action` offers to take it back. */
export interface Toast {
  words: string
  tone?: 'info' | 'danger'
  action?: { label: string; onAction: () => void }
  /** What it is about: a later message about the same takes its place. */
  key?: string
}

type Shown = Toast & { id: number }

/** The messages that float now. */
class Toasts {
  private shown: readonly Shown[] = []
  private next = 1
  private readonly listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }
  readonly current = () => this.shown

  add(toast: Toast): number {
    const id = this.next++
    // The same sentence twice in a row says nothing new.
    const others = this.shown.filter(
      other => other.words !== toast.words && (toast.key === undefined || other.key !== toast.key),
    )
    this.change([...others, { ...toast, id }].slice(-4))
    return id
  }
  remove(id: number): void {
    this.change(this.shown.filter(toast => toast.id !== id))
  }
  clear(): void {
    this.change([])
  }
  private change(shown: readonly Shown[]) {
    this.shown = shown
    for (const listener of this.listeners) listener()
  }
}

const toasts = new Toasts()

/** Shows a message at the window's foot for 6 s, or 10 s when it can be taken back; longer while it is hovered. */
export function toast(message: Toast): void {
  toasts.add(message)
}

/** Takes all messages away, as when somebody else may come to the window. */
export function clearToasts(): void {
  toasts.clear()
}

/** Where toasts appear; stands once, in the frame. */
export function ToastRegion() {
  const words = useWords()
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current)
  return (
    // The attribute keeps the region alive and clickable while a modal dialog is open.
    <section className="ui-toasts" aria-label={words.ui.messages} data-react-aria-top-layer="true">
      <ol aria-live="polite" aria-relevant="additions">
        {shown.map(item => (
          <ToastItem key={item.id} toast={item} />
        ))}
      </ol>
    </section>
  )
}

function ToastItem({ toast: item }: { toast: Shown }) {
  const words = useWords()
  const [held, setHeld] = useState(false)
  const close = useRef(() => toasts.remove(item.id)).current
  const rest = item.action || item.tone === 'danger' ? 10_000 : 6_000
  useEffect(() => {
    if (held) return
    const timer = setTimeout(close, rest)
    return () => clearTimeout(timer)
  }, [held, close, rest])
  return (
    <li
      className="ui-toast"
      data-tone={item.tone ?? 'info'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="ui-toast-words">{item.words}</span>
      {item.action && (
        <Button
          small
          variant="plain"
          onPress={() => {
            item.action?.onAction()
            close()
          }}
        >
          {item.action.label}
        </Button>
      )}
      <IconButton small icon={X} label={words.ui.close} onPress={close} />
    </li>
  )
}
