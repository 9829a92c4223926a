import { useState } from 'react'
import { refusalInWords } from '../../shared/words/index.ts'
import { useEngine } from '../app/engine.ts'
import { currentLanguage } from '../app/language.ts'
import { isRefused, sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, Form, ModalDialog, PasswordField, Progress, toast } from '../ui/index.ts'
import type { Decision } from './sitting.ts'

interface SealDialogProps {
  articles: readonly { id: string; version: number; title: string }[]
  decide: (article: string, decision: Decision) => void
  onClose: () => void
}

/** Asks for the password once and seals each article by itself; what came of each stands with it afterwards. */
export function SealDialog({ articles, decide, onClose }: SealDialogProps) {
  const words = useWords()
  const said = words.approval
  const { client } = useEngine()
  // What is being sealed leaves the list of what is agreed to, one after the other.
  const [order] = useState(articles)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [done, setDone] = useState<number | null>(null)

  const submit = async () => {
    setTried(true)
    if (password === '' || done !== null) return
    setRefused(null)
    setDone(0)
    let sealed = 0
    let count = 0
    try {
      const outcomes = await client.article.approveMany({
        password,
        articles: order.map(({ id, version }) => ({ id, version })),
      })
      for await (const { id, refusal } of outcomes) {
        count++
        if (refusal === null) sealed++
        decide(
          id,
          refusal === null
            ? { kind: 'sealed' }
            : { kind: 'refused', why: refusalInWords(refusal, currentLanguage()) },
        )
        setDone(count)
      }
      toast({
        words: sealed === count ? said.done(sealed) : said.doneSome(sealed, count - sealed),
        ...(sealed < count && { tone: 'danger' as const }),
      })
      onClose()
    } catch (error) {
      setDone(null)
      setPassword('')
      setRefused(isRefused(error, 'wrongPassword') ? said.wrongPassword : sayRefusal(error))
    }
  }
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      locked={done !== null}
      title={said.sealTitle(order.length)}
      actions={
        <>
          <Button onPress={onClose} isDisabled={done !== null}>
            {words.ui.cancel}
          </Button>
          <Button variant="primary" type="submit" form="approval-seal-form" isPending={done !== null}>
            {said.seal}
          </Button>
        </>
      }
    >
      <p>{said.sealAbout}</p>
      <ol className="approval-titles">
        {order.map(({ id, title }) => (
          <li key={id}>{title || words.desk.untitled}</li>
        ))}
      </ol>
      <Form
        id="approval-seal-form"
        className="article-form"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <PasswordField
          autoFocus
          label={words.article.actions.password}
          error={
            tried && password === '' && refused === null && done === null
              ? words.article.actions.passwordNeeded
              : null
          }
          value={password}
          onChange={setPassword}
        />
        {done !== null && (
          <Progress label={said.sealing(done, order.length)} value={(100 * done) / order.length} />
        )}
        {refused && <Banner tone="danger">{refused}</Banner>}
      </Form>
    </ModalDialog>
  )
}
