import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MessageSquare } from 'lucide-react'
import { useState } from 'react'
import type { Comment } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, EmptyState, Form, Spinner, TextArea } from '../../ui/index.ts'
import { objectionInWords } from '../actions/objection.ts'
import { useOpened } from '../opened.ts'

/** What is said about the article as a whole: open first, resolved on demand. */
export function Comments() {
  const words = useWords()
  const said = words.article.inspector
  const { client, queries } = useEngine()
  const { article, refresh } = useOpened()
  const cache = useQueryClient()
  const options = queries.comments.list.queryOptions({ input: { article: article.id } })
  const query = useQuery(options)
  const [showResolved, setShowResolved] = useState(false)
  const follow = () => Promise.all([cache.invalidateQueries({ queryKey: options.queryKey }), refresh()])
  const resolve = useMutation({
    mutationFn: ({ comment, resolved }: { comment: string; resolved: boolean }) =>
      client.comments.resolve({ comment, resolved }),
    onSettled: follow,
  })
  const verdict = article.verdicts.find(({ action }) => action === 'comment')
  const mayComment = verdict?.allowed === true

  if (query.error) return <Banner tone="danger">{sayRefusal(query.error)}</Banner>
  if (!query.data) return <Spinner>{words.ui.loading}</Spinner>
  const open = query.data.filter(comment => comment.resolvedAt === null)
  const resolved = query.data.filter(comment => comment.resolvedAt !== null)
  const one = (comment: Comment) => (
    <li
      key={comment.id}
      data-comment={comment.id}
      data-resolved={comment.resolvedAt !== null || undefined}
      tabIndex={-1}
    >
      <p className="article-comment-head">
        <strong>{comment.by.name}</strong>
        <span className="article-soft">{shownMoment(comment.at)}</span>
      </p>
      <p className="article-comment-text">{comment.messages[0]?.text}</p>
      {comment.resolvedAt !== null && (
        <p className="article-soft">
          {said.resolvedBy(comment.resolvedBy?.name ?? said.system, shownMoment(comment.resolvedAt))}
        </p>
      )}
      {mayComment && (
        <Button
          small
          variant="plain"
          onPress={() => resolve.mutate({ comment: comment.id, resolved: comment.resolvedAt === null })}
        >
          {comment.resolvedAt === null ? said.resolve : said.reopen}
        </Button>
      )}
    </li>
  )
  return (
    <div className="article-comments" data-own-undo>
      {mayComment ? (
        <NewComment follow={follow} />
      ) : (
        verdict && <p className="article-soft">{objectionInWords(words, verdict, article.state)}</p>
      )}
      {resolve.error && <Banner tone="danger">{sayRefusal(resolve.error)}</Banner>}
      {query.data.length === 0 && <EmptyState icon={MessageSquare}>{said.noComments}</EmptyState>}
      <ol>{open.map(one)}</ol>
      {resolved.length > 0 && (
        <>
          <Button small variant="plain" onPress={() => setShowResolved(!showResolved)}>
            {showResolved ? said.hideResolved : said.showResolved(resolved.length)}
          </Button>
          {showResolved && <ol>{resolved.map(one)}</ol>}
        </>
      )}
    </div>
  )
}

function NewComment({ follow }: { follow: () => Promise<unknown> }) {
  const said = useWords().article.inspector
  const { client } = useEngine()
  const { article } = useOpened()
  const [text, setText] = useState('')
  const add = useMutation({
    mutationFn: () =>
      client.comments.add({
        article: article.id,
        target: { kind: 'article' },
        text: text.trim(),
        proposal: null,
      }),
    onSuccess: () => {
      setText('')
      return follow()
    },
  })
  return (
    <Form
      className="article-form"
      onSubmit={event => {
        event.preventDefault()
        if (text.trim() !== '') add.mutate()
      }}
    >
      <TextArea label={said.addComment} value={text} onChange={setText} maxLength={5000} lang="vi" />
      {add.error && <Banner tone="danger">{sayRefusal(add.error)}</Banner>}
      <Button small type="submit" isPending={add.isPending} isDisabled={text.trim() === ''}>
        {said.sendComment}
      </Button>
    </Form>
  )
}
