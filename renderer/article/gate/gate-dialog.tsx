import { useState } from 'react'
import { type Blocker, type CheckRules, type CheckStep, stops } from '../../../shared/checks/index.ts'
import type { ArticleCheckFacts } from '../../../shared/contract/index.ts'
import type { Action } from '../../../shared/workflow/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, ModalDialog } from '../../ui/index.ts'
import { BlockerList } from './blocker-list.tsx'
import { Questions, withoutAnswered } from './questions.tsx'

export interface GateDialogProps {
  article: string
  action: Action
  step: CheckStep
  blockers: readonly Blocker[]
  facts: ArticleCheckFacts
  rules: CheckRules
  /** Goes where something is missing; the dialog is closed by then. */
  onGo: (blocker: Blocker) => void
  /** Takes the step in spite of what is only recommended; left out where the list alone is wanted. */
  onGoOn?: (() => void) | undefined
  /** Something was answered. */
  onAnswered: () => void
  onClose: () => void
}

/** Everything that stands before a step: each line leads to its place; nothing required, and the step may be taken. */
export function GateDialog(props: GateDialogProps) {
  const { article, action, step, onGo, onGoOn, onClose } = props
  const words = useWords()
  const said = words.article.gate
  const { client } = useEngine()
  const [facts, setFacts] = useState(props.facts)
  const [refused, setRefused] = useState<string | null>(null)
  const blockers = withoutAnswered(props.blockers, facts, step)
  const isStopped = stops(blockers)
  const name = action === 'submit' || action === 'sendUp' || action === 'package' ? action : 'approve'

  const tick = async (question: string, ticked: boolean) => {
    try {
      setFacts(await client.article.answer({ id: article, step, question, ticked }))
      setRefused(null)
      props.onAnswered()
    } catch (error) {
      setRefused(sayRefusal(error))
    }
  }
  // What was asked and answered here is still to be seen with its tick.
  const listed = blockers.filter(({ place }) => place.kind !== 'question')
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={said.titles[name]}
      className="gate-dialog"
      actions={
        <>
          <Button onPress={onClose}>{onGoOn && !isStopped ? said.later : words.ui.close}</Button>
          {onGoOn && (
            <Button variant="primary" isDisabled={isStopped} autoFocus={!isStopped} onPress={onGoOn}>
              {blockers.length > 0 ? said.goOn[name] : said.goOnDone[name]}
            </Button>
          )}
        </>
      }
    >
      <p>{isStopped ? said.stopped : blockers.length > 0 ? said.advised : said.nothing}</p>
      <BlockerList
        blockers={listed}
        autoFocus={isStopped}
        onGo={blocker => {
          onClose()
          onGo(blocker)
        }}
      />
      <Questions
        rules={props.rules}
        step={step}
        facts={facts}
        onTick={(question, ticked) => void tick(question, ticked)}
      />
      {refused && <Banner tone="danger">{refused}</Banner>}
    </ModalDialog>
  )
}
