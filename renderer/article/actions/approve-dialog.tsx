import { useState } from 'react'
import { countSyllables, figuresOf, plainBody } from '../../../shared/article/index.ts'
import type { ActionVerdict } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, Form, ModalDialog, PasswordField } from '../../ui/index.ts'
import { BodyReading, FigureReading } from '../body-reading.tsx'
import { useOpened } from '../opened.ts'
import type { TakeStep } from './use-actions.tsx'

interface ApproveDialogProps {
  verdict: ActionVerdict
  step: TakeStep
  onClose: () => void
}

/** Shows the text as it will be sealed, and asks for the password that unlocks the approver's key. */
export function ApproveDialog({ verdict, step, onClose }: ApproveDialogProps) {
  const words = useWords()
  const said = words.article.actions
  const { fields, body } = useOpened()
  const [content] = useState(() => ({ fields, body: body() }))
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)

  const submit = async () => {
    setTried(true)
    if (password === '') return
    setBusy(true)
    const why = await step({ password })
    setRefused(why)
    if (why !== null) setPassword('')
    setBusy(false)
  }
  const counts = [
    said.syllables(countSyllables(plainBody(content.body))),
    said.figures(figuresOf(content).length),
    said.attachments(content.fields.attachments.length),
  ]
  const declared = content.fields.noStateSecret
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={said.approveTitle}
      width="l"
      className="article-approve"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button variant="primary" type="submit" form="article-approve-form" isPending={busy}>
            {words.actions.approve}
          </Button>
        </>
      }
    >
      <p>{said.approveIntro}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrolled with the keyboard too */}
      <article className="article-final" tabIndex={0} lang={content.fields.language}>
        <h1 className="article-final-title">{content.fields.title}</h1>
        {content.fields.lede && <p className="article-final-lede">{content.fields.lede}</p>}
        {content.fields.leadFigure && <FigureReading figure={content.fields.leadFigure} />}
        <BodyReading blocks={content.body.blocks} />
        {content.fields.authors.map(author => (
          <p key={`${author.name} ${author.organisation}`} className="article-final-author">
            <strong>{author.name}</strong> {author.organisation}
          </p>
        ))}
      </article>
      <p className="article-soft">{said.sealedFields(counts.join(', '))}</p>
      {declared ? (
        <p className="article-soft">{said.noSecretTicked(declared.name, shownMoment(declared.at))}</p>
      ) : (
        <Banner tone="warning">{said.noSecretMissing}</Banner>
      )}
      {verdict.warnings.includes('fourEyes') && <Banner tone="warning">{said.fourEyesWarning}</Banner>}
      <Form
        id="article-approve-form"
        className="article-form"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <PasswordField
          autoFocus
          label={said.password}
          description={said.passwordHint}
          error={tried && password === '' && refused === null ? said.passwordNeeded : null}
          value={password}
          onChange={setPassword}
        />
        {refused && <Banner tone="danger">{refused}</Banner>}
      </Form>
    </ModalDialog>
  )
}
