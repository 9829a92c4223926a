import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Ellipsis, MessageSquareReply, Unlink } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { isLost, mentionPieces } from '../../../shared/comments/index.ts'
import type { Comment, CommentMessage } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { usePerson } from '../../app/session.tsx'
import { useWords } from '../../app/words.ts'
import {
  Banner,
  Button,
  ConfirmDialog,
  Icon,
  MenuButton,
  type MenuEntry,
  ModalDialog,
  Spinner,
  TextArea,
  toast,
} from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { aboutInWords } from './about.ts'
import { useComments } from './context.ts'
import { MentionArea } from './mention-area.tsx'
import { ProposalView } from './proposal-view.tsx'

interface TalkProps {
  comment: Comment
  isActive: boolean
  /** Grows when it is to take the focus. */
  focusAsked: number
  mayComment: boolean
}

/** A comment with its replies: in short, or whole once it is looked at. */
export const Talk = memo(function Talk({ comment, isActive, focusAsked, mayComment }: TalkProps) {
  const allWords = useWords()
  const words = allWords.comments
  const { anchorOf, show, resolve } = useComments()
  const card = useRef<HTMLElement>(null)
  const anchor = anchorOf(comment)
  const about = aboutInWords(anchor, allWords)
  const [first, ...replies] = comment.messages

  useEffect(() => {
    if (isActive && focusAsked > 0) card.current?.focus({ preventScroll: true })
  }, [isActive, focusAsked])

  if (!first) return null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys of its items
    <article
      ref={card}
      className="comments-talk"
      data-active={isActive || undefined}
      data-resolved={comment.resolvedAt !== null || undefined}
      tabIndex={isActive ? 0 : -1}
      aria-label={words.talk(comment.by.name, about)}
      aria-current={isActive || undefined}
      onClick={() => {
        if (!isActive) show(comment.id)
      }}
    >
      <p className="comments-about" data-lost={isLost(anchor) || undefined}>
        {isLost(anchor) && <Icon of={Unlink} size={14} />}
        <span>{about}</span>
      </p>
      {isLost(anchor) && (
        <p className="comments-lost">{anchor.kind === 'range' ? words.lost : words.lostBlock}</p>
      )}
      <Message message={first} comment={comment} isActive={isActive} mayComment={mayComment} />
      {comment.proposal && <ProposalView comment={comment} proposal={comment.proposal} />}
      {isActive
        ? replies.map(reply => (
            <Message key={reply.id} message={reply} comment={comment} isActive mayComment={mayComment} />
          ))
        : replies.length > 0 && (
            <p className="comments-count">
              <Icon of={MessageSquareReply} size={14} />
              {words.replies(replies.length)}
            </p>
          )}
      {comment.resolvedAt !== null && (
        <p className="comments-decided">
          <Icon of={CircleCheck} size={14} />
          <span>
            {words.resolvedBy(
              comment.resolvedBy?.name ?? allWords.article.inspector.system,
              shownMoment(comment.resolvedAt),
            )}
          </span>
        </p>
      )}
      {isActive && mayComment && <Answer comment={comment} resolve={resolve} />}
    </article>
  )
})

function Answer({
  comment,
  resolve,
}: {
  comment: Comment
  resolve: (comment: Comment, resolved: boolean) => void
}) {
  const words = useWords().comments
  const { client } = useEngine()
  const { put } = useComments()
  const { refresh } = useOpened()
  const person = usePerson()
  const [text, setText] = useState<string | null>(null)
  const [proposed, setProposed] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const isResolved = comment.resolvedAt !== null
  const canProposeAgain =
    comment.proposal !== null && comment.proposal.decision !== 'accepted' && comment.by.id === person.id
  const taken = (answer: Promise<Comment>) =>
    answer
      .then(put)
      .then(() => {
        setText(null)
        setProposed(null)
        setRefused(null)
        return refresh()
      })
      .catch(error => setRefused(sayRefusal(error)))
  const send = () => {
    if (text?.trim()) void taken(client.comments.reply({ comment: comment.id, text }))
  }
  if (proposed !== null) {
    return (
      <div className="comments-answer">
        <TextArea
          autoFocus
          label={words.proposed}
          value={proposed}
          onChange={setProposed}
          maxLength={5000}
          lang="vi"
        />
        {refused && <Banner tone="danger">{refused}</Banner>}
        <div className="comments-actions">
          <Button
            small
            variant="primary"
            onPress={() => void taken(client.comments.propose({ comment: comment.id, text: proposed }))}
          >
            {words.send}
          </Button>
          <Button small variant="plain" onPress={() => setProposed(null)}>
            {words.cancel}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="comments-answer">
      {text !== null && (
        <MentionArea
          autoFocus
          label={words.replyLabel}
          placeholder={words.placeholder}
          value={text}
          onChange={setText}
          onSend={send}
          onCancel={() => setText(null)}
        />
      )}
      {refused && <Banner tone="danger">{refused}</Banner>}
      <div className="comments-actions">
        {text === null ? (
          <>
            <Button small data-reply onPress={() => setText('')}>
              {words.reply}
            </Button>
            <Button small variant="plain" onPress={() => resolve(comment, !isResolved)}>
              {isResolved ? words.reopen : words.resolve}
            </Button>
            {canProposeAgain && (
              <Button small variant="plain" onPress={() => setProposed(comment.proposal?.text ?? '')}>
                {words.proposeNew}
              </Button>
            )}
          </>
        ) : (
          <>
            <Button small variant="primary" onPress={send} isDisabled={text.trim() === ''}>
              {words.send}
            </Button>
            <Button small variant="plain" onPress={() => setText(null)}>
              {words.cancel}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

interface MessageProps {
  message: CommentMessage
  comment: Comment
  isActive: boolean
  mayComment: boolean
}

function Message({ message, comment, isActive, mayComment }: MessageProps) {
  const words = useWords().comments
  const person = usePerson()
  const { client } = useEngine()
  const { put, drop } = useComments()
  const { refresh } = useOpened()
  const [editing, setEditing] = useState<string | null>(null)
  const [isRemoving, setRemoving] = useState(false)
  const [isShowing, setShowing] = useState(false)
  const isOwn = message.by.id === person.id && message.deletedAt === null
  const tell = (error: unknown) => toast({ words: sayRefusal(error), tone: 'danger' })
  const save = () => {
    if (!editing?.trim()) return
    client.comments
      .edit({ message: message.id, text: editing })
      .then(now => {
        put(now)
        setEditing(null)
      })
      .catch(tell)
  }
  const remove = () => {
    setRemoving(false)
    client.comments
      .remove({ message: message.id })
      .then(({ comment: left }) => {
        if (left) put(left)
        else drop(comment.id)
        return refresh()
      })
      .catch(tell)
  }
  const entries: MenuEntry[] = [
    ...(isOwn && mayComment
      ? [
          { id: 'edit', label: words.edit, onAction: () => setEditing(message.text) },
          { id: 'remove', label: words.remove, danger: true, onAction: () => setRemoving(true) },
        ]
      : []),
    ...(message.editedAt !== null && message.deletedAt === null
      ? [{ id: 'wordings', label: words.wordings, onAction: () => setShowing(true) }]
      : []),
  ]
  return (
    <div className="comments-message">
      <p className="comments-head">
        <strong>{message.by.name}</strong>
        <span className="article-soft">
          {shownMoment(message.at)}
          {message.editedAt !== null && message.deletedAt === null && ` (${words.edited})`}
        </span>
        {isActive && entries.length > 0 && (
          <MenuButton
            iconOnly
            icon={Ellipsis}
            small
            variant="plain"
            label={words.more}
            className="comments-more"
            entries={entries}
          />
        )}
      </p>
      {editing === null ? (
        <p className="comments-text" data-deleted={message.deletedAt !== null || undefined}>
          {message.deletedAt === null ? <Named text={message.text} /> : words.deleted}
        </p>
      ) : (
        <>
          <MentionArea
            autoFocus
            label={words.editLabel}
            value={editing}
            onChange={setEditing}
            onSend={save}
            onCancel={() => setEditing(null)}
          />
          <div className="comments-actions">
            <Button small variant="primary" onPress={save} isDisabled={editing.trim() === ''}>
              {words.save}
            </Button>
            <Button small variant="plain" onPress={() => setEditing(null)}>
              {words.cancel}
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        isOpen={isRemoving}
        title={words.removeTitle}
        confirm={words.remove}
        danger
        onConfirm={remove}
        onClose={() => setRemoving(false)}
      >
        <p>{words.removeBody}</p>
      </ConfirmDialog>
      {isShowing && <Wordings message={message} onClose={() => setShowing(false)} />}
    </div>
  )
}

/** A comment's text with the names in it made out. */
function Named({ text }: { text: string }) {
  const { queries } = useEngine()
  const people = useQuery({ ...queries.people.list.queryOptions(), enabled: text.includes('@') })
  if (!text.includes('@') || !people.data) return text
  let at = 0
  return mentionPieces(text, people.data).map(piece => {
    at += piece.text.length
    return piece.person === null ? (
      piece.text
    ) : (
      <strong key={at} className="comments-named">
        {piece.text}
      </strong>
    )
  })
}

function Wordings({ message, onClose }: { message: CommentMessage; onClose: () => void }) {
  const words = useWords()
  const { queries } = useEngine()
  const query = useQuery({
    ...queries.comments.wordings.queryOptions({ input: { message: message.id } }),
    staleTime: 0,
  })
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={words.comments.wordingsOf(message.by.name)}
      width="m"
      actions={<Button onPress={onClose}>{words.comments.close}</Button>}
    >
      {query.error && <Banner tone="danger">{sayRefusal(query.error)}</Banner>}
      {query.isPending && <Spinner>{words.ui.loading}</Spinner>}
      <ol className="comments-wordings">
        {query.data?.map(({ at, text }) => (
          <li key={at}>
            <p className="article-soft">{shownMoment(at)}</p>
            <p className="comments-text">{text}</p>
          </li>
        ))}
      </ol>
    </ModalDialog>
  )
}
