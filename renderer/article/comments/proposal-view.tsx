import { Check, TriangleAlert, X } from 'lucide-react'
import { editsBetween, fitOf, overlap } from '../../../shared/comments/index.ts'
import type { Comment, Proposal } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { shownKeys } from '../../app/commands.ts'
import { shell } from '../../app/shell.ts'
import { useWords } from '../../app/words.ts'
import { Button, Icon } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { useComments } from './context.ts'
import { commentKeys } from './keys.ts'

/** A proposed text beside the words that it is for, what became of it, and what can be done with it now. */
export function ProposalView({ comment, proposal }: { comment: Comment; proposal: Proposal }) {
  const { comments: words, article } = useWords()
  const { all, anchorOf, wordsOf, accept, setRefusing } = useComments()
  const { isEditable } = useOpened()
  const now = wordsOf(comment)
  const fit = fitOf(now, proposal.before)
  const isWaiting = proposal.decision === null
  const overlapping = isWaiting
    ? (all ?? []).find(
        other =>
          other.id !== comment.id &&
          other.proposal?.decision === null &&
          overlap(anchorOf(other), anchorOf(comment)),
      )
    : undefined
  const isMac = shell().platform === 'darwin'
  return (
    <div className="comments-proposal" data-decision={proposal.decision ?? 'waiting'}>
      <Difference before={proposal.before} after={proposal.text} />
      {proposal.text === '' && <p className="article-soft">{words.takeOut}</p>}
      {isWaiting && fit !== 'fits' && (
        <Warning>
          {words.outdated}
          {now !== null && now !== '' && (
            <span className="comments-now">
              {words.outdatedNow}: “{now}”
            </span>
          )}
        </Warning>
      )}
      {isWaiting && fit === 'fits' && overlapping && <Warning>{words.overlaps(overlapping.by.name)}</Warning>}
      {proposal.decision === 'overtaken' && (
        <Warning>{words.overtaken(proposal.overtakenBy?.name ?? article.inspector.system)}</Warning>
      )}
      {proposal.decision === 'withdrawn' && <p className="article-soft">{words.withdrawn}</p>}
      {(proposal.decision === 'accepted' || proposal.decision === 'refused') && (
        <p className="comments-decided" data-decision={proposal.decision}>
          <Icon of={proposal.decision === 'accepted' ? Check : X} size={14} />
          <span>
            {words[proposal.decision](
              proposal.decidedBy?.name ?? article.inspector.system,
              shownMoment(proposal.decidedAt ?? proposal.at),
            )}
            {proposal.reason !== '' && <span className="comments-reason">{proposal.reason}</span>}
          </span>
        </p>
      )}
      {isWaiting && isEditable && (
        <div className="comments-actions">
          <Button
            small
            icon={Check}
            isDisabled={fit !== 'fits'}
            onPress={() => accept(comment)}
            aria-keyshortcuts={shownKeys(commentKeys.accept, isMac)}
          >
            {words.accept}
          </Button>
          <Button
            small
            variant="plain"
            icon={X}
            onPress={() => setRefusing(comment)}
            aria-keyshortcuts={shownKeys(commentKeys.refuse, isMac)}
          >
            {words.refuse}
          </Button>
        </div>
      )}
    </div>
  )
}

function Warning({ children }: { children: React.ReactNode }) {
  return (
    <p className="comments-warning">
      <Icon of={TriangleAlert} size={14} />
      <span>{children}</span>
    </p>
  )
}

/** Words before and after in one line: what goes is struck out, what comes is underlined. */
export function Difference({ before, after }: { before: string; after: string }) {
  const words = useWords().comments
  const parts: React.ReactNode[] = []
  let at = 0
  for (const { start, end, words: put } of editsBetween(before, after)) {
    parts.push(before.slice(at, start))
    if (end > start) {
      parts.push(
        <del key={`del ${start}`}>
          <span className="ui-hidden">{words.before}: </span>
          {before.slice(start, end)}
        </del>,
      )
    }
    if (put !== '') {
      parts.push(
        <ins key={`ins ${start}`}>
          <span className="ui-hidden">{words.after}: </span>
          {put}
        </ins>,
      )
    }
    at = end
  }
  parts.push(before.slice(at))
  return <p className="comments-difference">{parts}</p>
}
