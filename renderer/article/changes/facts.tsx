import { z } from 'zod'
import { currentFigure, fieldsSchema } from '../../../shared/article/index.ts'
import type { PartKind, ShownFact } from '../../../shared/comparison/index.ts'
import { shownDay, shownMoment } from '../../../shared/vietnamese/index.ts'
import { type AllWords, useWords } from '../../app/words.ts'
import { usePicture } from '../pictures.ts'
import { ShownWordsReading, type Side } from './words-reading.tsx'

/** Facts of a part or fields that are not the same any more: what each is called, what it was, what it is. */
export function ChangedFacts({
  facts,
  side,
  kind = null,
}: {
  facts: readonly ShownFact[]
  side: Side
  /** The part whose facts they are; null for the article's fields. */
  kind?: PartKind | null
}) {
  const words = useWords()
  if (facts.length === 0) return null
  return (
    <dl className="changes-facts">
      {facts.map(fact => (
        <div key={fact.name} data-change={fact.change}>
          <dt>{factName(words, fact.name, kind)}</dt>
          <dd>
            <FactValue fact={fact} side={side} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function FactValue({ fact, side }: { fact: ShownFact; side: Side }) {
  const words = useWords()
  if (fact.words && fact.before !== '' && fact.after !== '') {
    return <ShownWordsReading words={fact.words} side={side} />
  }
  const [before, after] = [
    factInWords(words, fact.name, fact.before),
    factInWords(words, fact.name, fact.after),
  ]
  const pictures = fact.name === 'leadFigure' && (
    <span className="changes-pictures">
      {side !== 'after' && <SmallPicture figure={fact.before} label={words.changes.earlier} />}
      {side !== 'before' && <SmallPicture figure={fact.after} label={words.changes.later} />}
    </span>
  )
  return (
    <>
      {pictures}
      {side !== 'after' && <Value sign="removed" value={before} hidesEmpty={side === 'one'} fact={fact} />}
      {side === 'one' && before !== '' && after !== '' && ' '}
      {side !== 'before' && <Value sign="inserted" value={after} hidesEmpty={side === 'one'} fact={fact} />}
    </>
  )
}

function Value({
  sign,
  value,
  hidesEmpty,
  fact: { change },
}: {
  sign: 'removed' | 'inserted'
  value: string
  hidesEmpty: boolean
  fact: ShownFact
}) {
  const words = useWords().changes
  if (value === '') {
    return hidesEmpty ? null : <span className="changes-empty">{words.nothingThere}</span>
  }
  const Tag = sign === 'removed' ? 'del' : 'ins'
  return (
    <Tag className={`changes-${sign}`} data-change={change}>
      {value}
    </Tag>
  )
}

/** A figure's picture as small as it tells what is on it. */
export function SmallPicture({ figure, label }: { figure: unknown; label: string }) {
  const words = useWords().article.figure
  const read = currentFigure(withoutId(figure))
  const picture = usePicture(read?.media ?? null, 'small', read?.crop ?? null)
  if (!read) return null
  return (
    <span className="changes-picture">
      <span className="changes-picture-label">{label}</span>
      {picture.state === 'shown' ? (
        <img src={picture.url} alt={read.alternative} width={picture.width} height={picture.height} />
      ) : (
        <span className="article-picture-none">
          {picture.state === 'loading' ? words.loading : words.missingMedia(read.fileName)}
        </span>
      )}
    </span>
  )
}

const withoutId = (figure: unknown): unknown => {
  if (typeof figure !== 'object' || figure === null) return figure
  return Object.fromEntries(Object.entries(figure).filter(([name]) => name !== 'id' && name !== 'type'))
}

/** What a field or a fact is called. */
export function factName(words: AllWords, name: string, kind: PartKind | null): string {
  const { facts } = words.changes
  const { fields } = words.article
  if (kind === 'box' && name === 'title') return facts.boxTitle
  if (kind === null) {
    if (name === 'leadFigure') return fields.lead
    if (name === 'noStateSecret') return fields.noSecret
    if (name === 'source') return facts.source
  }
  const own = Object.entries(kind === null ? fields : facts).find(([key]) => key === name)?.[1]
  return typeof own === 'string' ? own : name
}

const named = z.looseObject({ name: z.string() })
const { shape } = fieldsSchema

/** What a field or a fact says, in words. */
export function factInWords(words: AllWords, name: string, value: unknown): string {
  const said = words.changes
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? said.yes : said.no
  switch (name) {
    case 'genre': {
      const genre = shape.genre.safeParse(value)
      return genre.success ? words.genres[genre.data] : String(value)
    }
    case 'language':
      return (
        Object.entries(words.article.fields.languages).find(([code]) => code === value)?.[1] ?? String(value)
      )
    case 'eventDate':
    case 'writtenDate':
      return shownDay(String(value))
    case 'publishFrom':
    case 'withdrawOn':
      return typeof value === 'number' ? shownMoment(value) : String(value)
    case 'section':
      return named.safeParse(value).data?.name ?? ''
    case 'noStateSecret': {
      const declared = shape.noStateSecret.safeParse(value).data
      return declared ? `${declared.name}, ${shownMoment(declared.at)}` : ''
    }
    case 'tags':
      return shape.tags.safeParse(value).data?.join(', ') || ''
    case 'authors':
      return (
        shape.authors
          .safeParse(value)
          .data?.map(author => [author.name, author.organisation].filter(Boolean).join(', '))
          .join('; ') || ''
      )
    case 'source': {
      const source = shape.source.safeParse(value).data
      return [source?.name, source?.address].filter(Boolean).join(', ') || ''
    }
    case 'attachments':
      return (
        shape.attachments
          .safeParse(value)
          .data?.map(({ title, number, fileName }) => [title || fileName, number].filter(Boolean).join(', '))
          .join('; ') || ''
      )
    case 'related':
      return Array.isArray(value) ? said.facts.related(value.length) : ''
    case 'leadFigure': {
      const figure = currentFigure(withoutId(value))
      if (!figure) return ''
      const { fileName, alternative, caption, credit, rights } = figure
      return [fileName, caption, alternative, credit, rights].filter(Boolean).join(' · ')
    }
    case 'media':
      return String(value).slice(0, 12)
    case 'crop':
    case 'focus':
      return percentages(value)
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

/** Lengths of ten-thousandths as per cents. */
function percentages(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.values(value)
    .map(length => `${Math.round(Number(length) / 100)}%`)
    .join(' · ')
}
