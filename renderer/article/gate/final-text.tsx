import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Content, countSyllables, figuresOf, plainBody } from '../../../shared/article/index.ts'
import type { Article } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Spinner, Tabs } from '../../ui/index.ts'
import { BodyReading, FigureReading } from '../body-reading.tsx'
import { ChangesView } from '../changes/changes-view.tsx'
import './gate.css'

/** The text as it will be sealed, to read; where it was sealed before, what has changed since is at hand. */
export function FinalText({ article, content }: { article: Article; content: Content }) {
  const words = useWords()
  const said = words.article.gate.approve
  const { queries } = useEngine()
  const [view, setView] = useState('text')
  const revisions = useQuery(queries.article.revisions.queryOptions({ input: { id: article.id } }))
  const sealed = revisions.data?.find(revision => revision.sealed)
  if (!sealed) return <Reading article={article} content={content} />
  return (
    <Tabs
      label={said.view}
      selected={view}
      onSelect={setView}
      tabs={[
        { id: 'text', label: said.text, content: <Reading article={article} content={content} /> },
        {
          id: 'changes',
          label: said.changes,
          content: view === 'changes' && (
            <SinceSealed
              article={article}
              content={content}
              revision={sealed.id}
              heading={said.sealedBefore(sealed.number, sealed.by.name, shownMoment(sealed.at))}
            />
          ),
        },
      ]}
    />
  )
}

function Reading({ article, content }: { article: Article; content: Content }) {
  const said = useWords().article
  const { fields, body } = content
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrolled with the keyboard too
    <article className="article-final" tabIndex={0} lang={fields.language}>
      <h1 className="article-final-title">{fields.title}</h1>
      {fields.lede && <p className="article-final-lede">{fields.lede}</p>}
      {fields.leadFigure && <FigureReading figure={fields.leadFigure} />}
      <BodyReading blocks={body.blocks} />
      {fields.authors.map(author => (
        <p key={`${author.name} ${author.organisation}`} className="article-final-author">
          <strong>{author.name}</strong> {author.organisation}
        </p>
      ))}
      {article.correction?.text && (
        <p>
          <strong>{said.gate.correction.title}:</strong> {article.correction.text}
        </p>
      )}
    </article>
  )
}

function SinceSealed({
  article,
  content,
  revision,
  heading,
}: {
  article: Article
  content: Content
  revision: string
  heading: string
}) {
  const words = useWords()
  const { queries } = useEngine()
  const before = useQuery(queries.article.revision.queryOptions({ input: { id: article.id, revision } }))
  if (before.error) return <Banner tone="danger">{sayRefusal(before.error)}</Banner>
  if (!before.data) return <Spinner>{words.ui.loading}</Spinner>
  return (
    <div className="article-final gate-changes">
      <ChangesView
        narrow
        before={before.data.content}
        after={content}
        headings={{ before: heading, after: words.article.gate.approve.now }}
      />
    </div>
  )
}

/** What is sealed besides the text, who declared it free of secrets, and what is to be warned of. */
export function SealedBesides({ content, ownText }: { content: Content; ownText: boolean }) {
  const said = useWords().article.actions
  const counts = [
    said.syllables(countSyllables(plainBody(content.body))),
    said.figures(figuresOf(content).length),
    said.attachments(content.fields.attachments.length),
  ]
  const declared = content.fields.noStateSecret
  return (
    <>
      <p className="article-soft">{said.sealedFields(counts.join(', '))}</p>
      {declared ? (
        <p className="article-soft">{said.noSecretTicked(declared.name, shownMoment(declared.at))}</p>
      ) : (
        <Banner tone="warning">{said.noSecretMissing}</Banner>
      )}
      {ownText && <Banner tone="warning">{said.fourEyesWarning}</Banner>}
    </>
  )
}
