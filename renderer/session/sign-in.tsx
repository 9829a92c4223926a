import { useState } from 'react'
import type { Role } from '../../shared/workflow/index.ts'
import { LanguageSwitch } from '../app/language-switch.tsx'
import { isRefused, sayRefusal } from '../app/say.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Banner, Button, ConfirmDialog, PasswordField, TextField } from '../ui/index.ts'
import { useCountdown } from './countdown.ts'
import type { Held } from './provider.tsx'
import { rememberedSignIn } from './remembered.ts'

const samplePassword = 'ban-thao-mau'
const samplePeople: readonly { signIn: string; role: Role }[] = [
  { signIn: 'hoa', role: 'writer' },
  { signIn: 'minh', role: 'editor' },
  { signIn: 'lan', role: 'secretary' },
  { signIn: 'son', role: 'approver' },
  { signIn: 'quantri', role: 'administrator' },
]

/** Asks for name and password; for the password alone when somebody's place is held. */
export function SignIn({
  held,
  onDiscard,
}: {
  held: Held | null
  /** Gives up the place that is held, and what is not saved in it. */
  onDiscard: () => void
}) {
  const words = useWords()
  const { newsroom, signIn, closeNewsroom } = useSession()
  const [name, setName] = useState(() => held?.person.signIn ?? rememberedSignIn(newsroom.id))
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [discarding, setDiscarding] = useState(false)
  const wait = useCountdown(failure)

  const enter = async (as: string, withPassword: string) => {
    setTried(true)
    if (as.trim() === '' || withPassword === '' || wait > 0 || pending) return
    setPending(true)
    setFailure(null)
    try {
      await signIn(as, withPassword)
    } catch (error) {
      setFailure(error)
      setPassword('')
      setTried(false)
    } finally {
      setPending(false)
    }
  }

  const slowed = isRefused(failure, 'slowDown')
  const title = held ? words.session.lockedTitle : words.session.title
  return (
    <main className="session-page">
      <div className="session-box">
        <header className="session-head">
          <p className="session-product">{words.product}</p>
          <p className="session-newsroom">{newsroom.name}</p>
        </header>
        <h1>{title}</h1>
        {held && (
          <p>
            {held.why === 'idle' && `${words.session.lockedByTime} `}
            {words.session.lockedAdvice(held.person.name)}
          </p>
        )}
        <form
          className="session-form"
          onSubmit={event => {
            event.preventDefault()
            void enter(name, password)
          }}
        >
          {failure !== null && (!slowed || wait > 0) && (
            <Banner tone="danger">{slowed ? words.session.wait(wait) : sayRefusal(failure)}</Banner>
          )}
          {!held && (
            <TextField
              label={words.session.name}
              value={name}
              onChange={setName}
              autoFocus={name === ''}
              autoComplete="username"
              error={tried && name.trim() === '' ? words.session.nameMissing : null}
            />
          )}
          <PasswordField
            // A fresh field after a refusal takes the focus again.
            key={String(failure !== null)}
            label={words.session.password}
            value={password}
            onChange={setPassword}
            autoFocus={name !== ''}
            error={tried && password === '' && !pending ? words.session.passwordMissing : null}
          />
          <Button type="submit" variant="primary" isDisabled={wait > 0} isPending={pending}>
            {pending ? words.session.signingIn : held ? words.session.unlock : words.session.signIn}
          </Button>
        </form>

        {newsroom.sample && !held && (
          <section className="session-sample">
            <p>
              {words.session.sampleHint} {words.session.sampleChoose} <code>{samplePassword}</code>.
            </p>
            <ul>
              {samplePeople.map(({ signIn: as, role }) => (
                <li key={as}>
                  <Button
                    small
                    isDisabled={pending}
                    onPress={() => {
                      setName(as)
                      setPassword(samplePassword)
                      void enter(as, samplePassword)
                    }}
                  >
                    <strong>{as}</strong> {words.roles[role]}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}

        <footer className="session-foot">
          {held ? (
            <Button variant="plain" small onPress={() => (held.shown ? setDiscarding(true) : onDiscard())}>
              {held.shown ? words.session.lostDiscard : words.session.otherPerson}
            </Button>
          ) : (
            <Button variant="plain" small onPress={() => void closeNewsroom()}>
              {words.session.otherNewsroom}
            </Button>
          )}
          <LanguageSwitch />
        </footer>
      </div>
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
    </main>
  )
}
