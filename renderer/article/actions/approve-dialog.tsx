import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActionVerdict } from '../../../shared/contract/index.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, Form, ModalDialog, PasswordField } from '../../ui/index.ts'
import { BlockerList } from '../gate/blocker-list.tsx'
import { FinalText, SealedBesides } from '../gate/final-text.tsx'
import type { Missing } from '../gate/use-missing.ts'
import { useOpened } from '../opened.ts'
import type { TakeStep } from './use-actions.tsx'

interface ApproveDialogProps {
  verdict: ActionVerdict
  missing: Missing
  step: TakeStep
  onClose: () => void
}

/** Shows the text as it will be sealed, and asks for the password that unlocks the approver's key. */
export function ApproveDialog({ verdict, missing, step, onClose }: ApproveDialogProps) {
  const words = useWords()
  const said = words.article.actions
  const { article, fields, body } = useOpened()
  const [content] = useState(() => ({ fields, body: body() }))
  const seen = useQuery({
    queryKey: ['article', 'missing', 'approve', article.id],
    queryFn: () => missing.look('approve'),
    gcTime: 0,
    staleTime: 0,
  })
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
  // The tick has a line of its own below the text.
  const advised = (seen.data?.blockers ?? []).filter(({ check }) => check !== 'noStateSecret')
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
      <FinalText article={article} content={content} />
      <SealedBesides content={content} ownText={verdict.warnings.includes('fourEyes')} />
      <BlockerList blockers={advised} />
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
