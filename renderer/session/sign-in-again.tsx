import { useState } from 'react'
import type { Person } from '../../shared/contract/index.ts'
import { isRefused, sayRefusal } from '../app/say.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Banner, Button, ConfirmDialog, PasswordField } from '../ui/index.ts'
import { useCountdown } from './countdown.ts'

/**
 * Asks who was cut off for their password, above what they are doing. It takes no focus: they may be in the middle of
 * a sentence.
 */
export function SignInAgain({ person, onDiscard }: { person: Person; onDiscard: () => void }) {
  const words = useWords()
  const { signIn } = useSession()
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [discarding, setDiscarding] = useState(false)
  const wait = useCountdown(failure)

  const enter = async () => {
    if (password === '' || pending || wait > 0) return
    setPending(true)
    setFailure(null)
    try {
      await signIn(person.signIn, password)
    } catch (error) {
      setFailure(error)
      setPassword('')
      setPending(false)
    }
  }
  const said =
    failure === null ? null : isRefused(failure, 'slowDown') ? words.session.wait(wait) : sayRefusal(failure)
  return (
    <Banner
      tone="warning"
      className="session-again"
      title={words.session.lostTitle}
      action={
        <form
          onSubmit={event => {
            event.preventDefault()
            void enter()
          }}
        >
          <PasswordField labelHidden label={words.session.password} value={password} onChange={setPassword} />
          <Button type="submit" isPending={pending} isDisabled={wait > 0}>
            {words.session.signIn}
          </Button>
          <Button variant="plain" small onPress={() => setDiscarding(true)}>
            {words.session.otherPerson}
          </Button>
        </form>
      }
    >
      {said ?? words.session.lostAdvice(person.name)}
      <ConfirmDialog
        isOpen={discarding}
        title={words.session.lostDiscard}
        confirm={words.session.lostDiscard}
        danger
        onConfirm={onDiscard}
        onClose={() => setDiscarding(false)}
      >
        {words.session.lostDiscardConfirm}
      </ConfirmDialog>
    </Banner>
  )
}
