import { useState } from 'react'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { usePerson, useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Banner, Button, ModalDialog, PasswordField, toast } from '../ui/index.ts'
import { NewPasswordFields } from './new-password.tsx'
import { isReady, noPassword } from './strength.ts'

/** Changes one's own password; the key that seals stays the same. */
export function ChangePasswordDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords()
  return (
    <ModalDialog isOpen={isOpen} onClose={onClose} title={words.session.changeTitle} width="s">
      <ChangePasswordForm onDone={onClose} />
    </ModalDialog>
  )
}

function ChangePasswordForm({ onDone }: { onDone: () => void }) {
  const words = useWords()
  const { client } = useEngine()
  const { newsroom } = useSession()
  const person = usePerson()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState(noPassword)
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const change = async () => {
    setTried(true)
    if (current === '' || !isReady(next, person.signIn, newsroom.sample)) return
    setPending(true)
    try {
      await client.session.changePassword({ current, next: next.password })
      toast({ words: words.session.changed })
      onDone()
    } catch (error) {
      setFailure(error)
    } finally {
      setPending(false)
    }
  }

  return (
    <form
      className="session-form"
      onSubmit={event => {
        event.preventDefault()
        void change()
      }}
    >
      {failure !== null && <Banner tone="danger">{sayRefusal(failure)}</Banner>}
      <PasswordField
        autoFocus
        isRequired
        label={words.session.currentPassword}
        value={current}
        onChange={setCurrent}
        error={tried && current === '' ? words.session.passwordMissing : null}
      />
      <NewPasswordFields
        label={words.session.newPassword}
        value={next}
        onChange={setNext}
        signIn={person.signIn}
        isSample={newsroom.sample}
        showErrors={tried}
      />
      <div className="session-actions">
        <Button onPress={onDone}>{words.ui.cancel}</Button>
        <Button type="submit" variant="primary" isPending={pending}>
          {words.session.change}
        </Button>
      </div>
    </form>
  )
}
