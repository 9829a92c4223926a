import { MessageSquare, MessageSquarePlus } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, EmptyState, Select, Spinner } from '../../ui/index.ts'
import { objectionInWords } from '../actions/objection.ts'
import { useOpened } from '../opened.ts'
import { Composer } from './composer.tsx'
import { useComments } from './context.ts'
import './comments.css'
import { everyOpenComment, shownStates, speakersOf } from './filter.ts'
import { Talk } from './talk.tsx'
import { VirtualList } from './virtual-list.tsx'

/** How high a talk is before it was drawn, px. */
const usualHeight = 116

/** Everything that is said about the article, each beside what it is about. */
export function CommentsPanel() {
  const words = useWords()
  const said = words.comments
  const { article } = useOpened()
  const { all, shown, error, pending, begin, filter, setFilter, active, show, focusAsked, leave } =
    useComments()
  const verdict = article.verdicts.find(({ action }) => action === 'comment')
  const mayComment = verdict?.allowed === true

  const onKeyDown = (event: KeyboardEvent) => {
    const { target, currentTarget } = event
    const isTyping = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
    if (isTyping || event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    const at = shown.findIndex(({ id }) => id === active)
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      const next = shown[Math.min(Math.max(0, at + by), shown.length - 1)]
      if (next) {
        show(next.id)
        requestAnimationFrame(() => focusTalk(currentTarget, next.id))
      }
    } else if (event.key === 'Escape') {
      event.preventDefault()
      leave()
    } else if (event.key === 'Enter' && target instanceof HTMLElement && target.matches('.comments-talk')) {
      event.preventDefault()
      target.querySelector<HTMLElement>('[data-reply]')?.click()
    }
  }
  if (error && !all) return <Banner tone="danger">{sayRefusal(error)}</Banner>
  if (!all) return <Spinner>{words.ui.loading}</Spinner>
  return (
    <div className="comments" data-own-undo>
      {mayComment && !pending && (
        <Button small icon={MessageSquarePlus} className="comments-add" onPress={() => begin('selected')}>
          {said.add}
        </Button>
      )}
      {!mayComment && verdict && (
        <p className="article-soft">{objectionInWords(words, verdict, article.state)}</p>
      )}
      {pending && <Composer key={keyOf(pending.anchor)} pending={pending} />}
      {all.length > 0 && (
        <fieldset className="comments-filter">
          <legend className="ui-hidden">{said.filter}</legend>
          <Select
            label={said.filter}
            labelHidden
            value={filter.state}
            choices={shownStates.map(value => ({ value, label: said.states[value] }))}
            onChange={state => setFilter({ ...filter, state })}
          />
          <Select
            label={said.who}
            labelHidden
            value={typeof filter.who === 'string' ? filter.who : filter.who.person}
            choices={[
              { value: 'everybody', label: said.everybody },
              { value: 'mine', label: said.mine },
              { value: 'namesMe', label: said.namesMe },
              ...speakersOf(all).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={who =>
              setFilter({
                ...filter,
                who: who === 'everybody' || who === 'mine' || who === 'namesMe' ? who : { person: who },
              })
            }
          />
        </fieldset>
      )}
      {shown.length === 0 ? (
        !pending && (
          <EmptyState
            icon={MessageSquare}
            {...(all.length > 0 && {
              action: (
                <Button small onPress={() => setFilter({ ...everyOpenComment, state: 'all' })}>
                  {said.showAll}
                </Button>
              ),
            })}
          >
            {all.length === 0 ? said.none : said.noneFiltered}
          </EmptyState>
        )
      ) : (
        <VirtualList
          label={said.list}
          items={shown}
          keyOf={({ id }) => id}
          estimate={usualHeight}
          current={active}
          onKeyDown={onKeyDown}
        >
          {comment => (
            <Talk
              comment={comment}
              isActive={comment.id === active}
              focusAsked={comment.id === active ? focusAsked : 0}
              mayComment={mayComment}
            />
          )}
        </VirtualList>
      )}
    </div>
  )
}

const keyOf = (anchor: object) => JSON.stringify(anchor)

function focusTalk(list: EventTarget | null, id: string): void {
  if (!(list instanceof HTMLElement)) return
  list.querySelector<HTMLElement>(`[data-key="${id}"] .comments-talk`)?.focus({ preventScroll: true })
}
