import { type ReactNode, useState } from 'react'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, ModalDialog } from '../ui/index.ts'

/** A dialog that gathers something and sends it; stays open with the reason when that is refused. */
export function FormDialog({
  title,
  send,
  submit,
  isComplete,
  onClose,
  children,
}: {
  title: string
  /** The verb of its button. */
  send: string
  submit: () => Promise<unknown>
  /** Whether all is there; else what is missing is said by the fields, which are told `tried`. */
  isComplete: boolean
  onClose: () => void
  children: (tried: boolean) => ReactNode
}) {
  const words = useWords()
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const run = async () => {
    setTried(true)
    if (!isComplete) return
    setPending(true)
    setFailure(null)
    try {
      await submit()
      onClose()
    } catch (error) {
      setFailure(error)
      setPending(false)
    }
  }
  return (
    <ModalDialog isOpen onClose={onClose} title={title}>
      <form
        className="session-form"
        onSubmit={event => {
          event.preventDefault()
          if (!pending) void run()
        }}
      >
        {failure !== null && <Banner tone="danger">{sayRefusal(failure)}</Banner>}
        {children(tried)}
        <div className="session-actions">
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button type="submit" variant="primary" isPending={pending}>
            {send}
          </Button>
        </div>
      </form>
    </ModalDialog>
  )
}
