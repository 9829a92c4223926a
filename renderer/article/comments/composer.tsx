import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import { canPropose, longestProposal } from '../../../shared/comments/index.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, Select, TextArea } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { aboutInWords, choosablePlaces } from './about.ts'
import { type Pending, useComments } from './context.ts'
import { MentionArea } from './mention-area.tsx'

/** Where a new comment is written: what it is about, what it says, and a text proposed for the words. */
export function Composer({ pending }: { pending: Pending }) {
  const allWords = useWords()
  const words = allWords.comments
  const { cancel, send, begin } = useComments()
  const { fields, body } = useOpened()
  const { anchor } = pending
  const [text, setText] = useState('')
  const [proposal, setProposal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)

  const quoted = 'quote' in anchor ? anchor.quote.exact : ''
  const isSame = proposal === null || proposal === quoted
  const canSend = !busy && (proposal === null ? text.trim() !== '' : !isSame)
  const submit = () => {
    if (!canSend) return
    setBusy(true)
    setRefused(null)
    send(text, proposal).catch(error => {
      setRefused(sayRefusal(error))
      setBusy(false)
    })
  }
  const isInText =
    anchor.kind === 'range' || anchor.kind === 'block' || (anchor.kind === 'field' && anchor.part !== null)
  const places = isInText ? [] : choosablePlaces({ fields, body: body() })
  const nameOf = (place: (typeof places)[number]) => (place.kind === 'field' ? place.field : 'article')
  const isWords = anchor.kind === 'range' && anchor.spans.length > 1
  return (
    <section className="comments-new" aria-label={words.add}>
      {isInText ? (
        <p className="comments-about">{aboutInWords(anchor, allWords)}</p>
      ) : (
        <Select
          label={words.about}
          value={nameOf(anchor.kind === 'field' ? anchor : { kind: 'article' })}
          choices={places.map(place => ({ value: nameOf(place), label: aboutInWords(place, allWords) }))}
          onChange={name => {
            setProposal(null)
            begin(places.find(place => nameOf(place) === name) ?? { kind: 'article' })
          }}
        />
      )}
      {anchor.kind === 'block' && anchor.quote.exact !== '' && (
        <p className="comments-quote">{anchor.quote.exact}</p>
      )}
      {proposal !== null && (
        // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the input inside
        <div
          onKeyDown={event => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
            if (event.key === 'Escape') cancel()
          }}
        >
          <TextArea
            className="comments-proposed"
            label={words.proposed}
            description={words.proposeHint}
            value={proposal}
            onChange={setProposal}
            maxLength={longestProposal}
            lang="vi"
            rows={2}
            autoFocus
          />
        </div>
      )}
      <MentionArea
        key={proposal === null ? 'comment' : 'why'}
        label={proposal === null ? words.text : words.textWithProposal}
        placeholder={proposal === null ? words.placeholder : words.textWithProposal}
        value={text}
        onChange={setText}
        onSend={submit}
        onCancel={cancel}
        autoFocus={proposal === null}
      />
      {refused && <Banner tone="danger">{refused}</Banner>}
      {isWords && <p className="article-soft">{words.proposeOneBlock}</p>}
      <div className="comments-actions">
        <Button small variant="primary" onPress={submit} isDisabled={!canSend} isPending={busy}>
          {words.send}
        </Button>
        {canPropose(anchor) && proposal === null && (
          <Button small icon={PencilLine} onPress={() => setProposal(quoted)}>
            {words.propose}
          </Button>
        )}
        <Button small variant="plain" onPress={cancel}>
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}
