import { ArrowLeft, Focus, MessageSquare, PanelLeft, PanelRight } from 'lucide-react'
import { clockOf, shownMoment } from '../../shared/vietnamese/index.ts'
import { EngineLost, useEngine } from '../app/engine.ts'
import { refusalOf } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { type AllWords, useWords } from '../app/words.ts'
import { Button, StateBadge, ToggleButton } from '../ui/index.ts'
import { ActionButtons } from './actions/action-buttons.tsx'
import type { Actions } from './actions/use-actions.tsx'
import { useOpened } from './opened.ts'
import { useDraftStatus } from './use-draft.ts'
import type { Panels } from './use-panels.ts'

interface TopBarProps {
  onClose: () => void
  panels: Panels
  actions: Actions
}

/** Where the article stands, who has it, whether it is saved, and what may be done with it now. */
export function TopBar({ onClose, panels, actions }: TopBarProps) {
  const words = useWords().article
  const { article, fields } = useOpened()
  const person = usePerson()
  const holder =
    article.holder === null
      ? words.heldByNobody
      : article.holder.id === person.id
        ? words.heldByYou
        : words.heldBy(article.holder.name)
  return (
    <header className="article-bar">
      <Button small variant="plain" icon={ArrowLeft} onPress={onClose}>
        {words.back}
      </Button>
      <div className="article-standing">
        <h1 className="ui-hidden">{fields.title || words.untitled}</h1>
        <span className="article-number">{words.number(article.number)}</span>
        <StateBadge state={article.state} />
        <span className="article-holder">
          {article.seal ? words.seal.sealed(article.seal.by.name, shownMoment(article.seal.at)) : holder}
        </span>
      </div>
      <SavedAt />
      <ActionButtons actions={actions} />
      <div className="article-panels">
        {!panels.right && article.openComments > 0 && (
          <Button
            small
            variant="plain"
            icon={MessageSquare}
            aria-label={words.openComments(article.openComments)}
            onPress={panels.toggleRight}
          >
            {String(article.openComments)}
          </Button>
        )}
        <ToggleButton
          label={words.leftPanel}
          icon={PanelLeft}
          isSelected={panels.left}
          onChange={panels.toggleLeft}
        />
        <ToggleButton
          label={words.rightPanel}
          icon={PanelRight}
          isSelected={panels.right}
          onChange={panels.toggleRight}
        />
        <ToggleButton
          label={`${words.focusMode} (F9)`}
          icon={Focus}
          isSelected={panels.focus}
          onChange={panels.toggleFocus}
        />
      </div>
    </header>
  )
}

/** Whether what stands on the screen is on disk, in words; the time is the engine's own answer. */
function SavedAt() {
  const words = useWords().article.save
  const { draft } = useOpened()
  const { state, savedAt } = useDraftStatus(draft)
  const { state: engine } = useEngine()
  // While there is no engine nothing is being saved, whatever was asked of the one before.
  const kind =
    engine === 'lost' && (state.kind === 'saving' || state.kind === 'waiting') ? 'failed' : state.kind
  const said = {
    saved: () => words.saved(clockOf(savedAt)),
    waiting: () => words.waiting,
    saving: () => words.saving,
    failed: () => failedInWords(words, state.kind === 'failed' ? state.error : null),
    outdated: () => words.outdated,
  }[kind]()
  return (
    <output className="article-saved" data-state={kind} title={said}>
      {said}
    </output>
  )
}

/** Not saved, and why, in few words; null is the engine that is away. */
function failedInWords(words: AllWords['article']['save'], error: unknown): string {
  const code = error === null || error instanceof EngineLost ? 'engine' : refusalOf(error)?.code
  const why = Object.entries(words.why).find(([name]) => name === code)?.[1]
  return why === undefined ? words.failed : words.failedBecause(why)
}
