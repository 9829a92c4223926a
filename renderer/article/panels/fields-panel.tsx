import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { genres } from '../../../shared/article/index.ts'
import type { CheckedField } from '../../../shared/checks/index.ts'
import { shownMoment, slugOf } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { usePerson } from '../../app/session.tsx'
import { useWords } from '../../app/words.ts'
import { Checkbox, DatePicker, DateTimeField, Select, TagField, TextField } from '../../ui/index.ts'
import '../gate/gate.css'
import { useOpened } from '../opened.ts'
import { Attachments } from './attachments.tsx'
import { Authors } from './authors.tsx'
import { LeadFigure } from './lead-figure.tsx'
import { PlanFields } from './plan-fields.tsx'
import { Related } from './related.tsx'

/** Everything about the article that is not its text, each as what it is. */
export function FieldsPanel() {
  const words = useWords().article.fields
  const { fields, change, isEditable } = useOpened()
  const common = { isReadOnly: !isEditable }
  return (
    <div className="article-fields">
      <Naming />
      <FieldGroup title={words.people}>
        <Spot field="authors">
          <Authors />
        </Spot>
        <Spot field="source">
          <TextField
            {...common}
            label={words.sourceName}
            name="source.name"
            maxLength={300}
            lang="vi"
            value={fields.source.name}
            onChange={name => change({ source: { ...fields.source, name } })}
          />
        </Spot>
        <TextField
          {...common}
          label={words.sourceAddress}
          maxLength={2048}
          type="url"
          placeholder="https://"
          value={fields.source.address}
          onChange={address => change({ source: { ...fields.source, address } })}
        />
      </FieldGroup>
      <FieldGroup title={words.times}>
        <Spot field="eventDate">
          <DatePicker
            {...common}
            label={words.eventDate}
            value={fields.eventDate}
            onChange={eventDate => change({ eventDate })}
          />
        </Spot>
        <Spot field="writtenDate">
          <DatePicker
            {...common}
            label={words.writtenDate}
            value={fields.writtenDate}
            onChange={writtenDate => change({ writtenDate })}
          />
        </Spot>
        <DateTimeField
          {...common}
          label={words.publishFrom}
          value={fields.publishFrom}
          onChange={publishFrom => change({ publishFrom })}
        />
        <DateTimeField
          {...common}
          label={words.withdrawOn}
          value={fields.withdrawOn}
          onChange={withdrawOn => change({ withdrawOn })}
        />
        <Spot field="place">
          <TextField
            {...common}
            label={words.place}
            name="place"
            maxLength={300}
            lang="vi"
            value={fields.place}
            onChange={place => change({ place })}
          />
        </Spot>
        <TextField
          {...common}
          label={words.term}
          name="term"
          placeholder="2025-2030"
          maxLength={50}
          value={fields.term}
          onChange={term => change({ term })}
        />
      </FieldGroup>
      <FieldGroup title={words.lead}>
        <Spot field="leadFigure">
          <LeadFigure />
        </Spot>
      </FieldGroup>
      <FieldGroup title={words.attachments}>
        <Spot field="attachments">
          <Attachments />
        </Spot>
      </FieldGroup>
      <FieldGroup title={words.related}>
        <Related />
      </FieldGroup>
      <FieldGroup title={words.rightsGroup}>
        <Spot field="rights">
          <TextField
            {...common}
            label={words.rights}
            name="rights"
            maxLength={1000}
            lang="vi"
            value={fields.rights}
            onChange={rights => change({ rights })}
          />
        </Spot>
        <Spot field="noStateSecret">
          <NoStateSecret />
        </Spot>
      </FieldGroup>
      <FieldGroup title={words.plan}>
        <div className="article-fields-own" data-own-undo>
          <PlanFields />
        </div>
      </FieldGroup>
    </div>
  )
}

function Naming() {
  const words = useWords()
  const { fields, change, isEditable } = useOpened()
  const { queries } = useEngine()
  const settings = useQuery(queries.settings.get.queryOptions())
  const said = words.article.fields
  const common = { isReadOnly: !isEditable }
  const follows = fields.slug === '' || fields.slug === slugOf(fields.title)

  const open = settings.data?.sections.filter(section => !section.closed || section.id === fields.section?.id)
  const known = open ?? (fields.section ? [fields.section] : [])
  const none = 'none'
  return (
    <FieldGroup title={said.naming}>
      <Spot field="section">
        <Select
          {...common}
          label={said.section}
          placeholder={said.noSection}
          choices={[
            { value: none, label: said.noSection },
            ...known.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={fields.section?.id ?? none}
          onChange={chosen => {
            const section = known.find(({ id }) => id === chosen)
            change({ section: section ? { id: section.id, name: section.name } : null })
          }}
        />
      </Spot>
      <Select
        {...common}
        label={said.genre}
        choices={genres.map(genre => ({ value: genre, label: words.genres[genre] }))}
        value={fields.genre}
        onChange={genre => change({ genre })}
      />
      <Spot field="shortTitle">
        <TextField
          {...common}
          label={said.shortTitle}
          name="shortTitle"
          maxLength={300}
          lang="vi"
          value={fields.shortTitle}
          onChange={shortTitle => change({ shortTitle })}
        />
      </Spot>
      <SlugField follows={follows} />
      <Spot field="tags">
        <TagField
          {...common}
          label={said.tags}
          placeholder={isEditable ? undefined : ''}
          value={fields.tags}
          onChange={tags => change({ tags })}
          maxLength={100}
          limit={50}
        />
      </Spot>
      <Select
        {...common}
        label={said.language}
        choices={languagesWith(fields.language).map(value => ({
          value,
          label: Object.entries(said.languages).find(([code]) => code === value)?.[1] ?? value,
        }))}
        value={fields.language}
        onChange={language => change({ language })}
      />
    </FieldGroup>
  )
}

const languagesWith = (current: string): string[] => [...new Set(['vi', 'en', 'km', 'zh', current])]

/** The address follows the title until somebody writes one; emptied, it follows again. */
function SlugField({ follows }: { follows: boolean }) {
  const said = useWords().article.fields
  const { fields, change, isEditable } = useOpened()
  const typing = useRef(false)
  return (
    <TextField
      isReadOnly={!isEditable}
      label={said.slug}
      description={follows ? said.slugProposed : said.slugHint}
      maxLength={200}
      value={fields.slug}
      onChange={text => {
        typing.current = true
        change({ slug: typedSlug(text) })
      }}
      onBlur={() => {
        if (!typing.current) return
        typing.current = false
        change({ slug: slugOf(fields.slug, 200) || slugOf(fields.title) })
      }}
    />
  )
}

/** What is typed, as far as an address can hold it; a hyphen at the end may still be followed by a word. */
function typedSlug(text: string): string {
  const words = slugOf(text, 200)
  return /[\s-]$/.test(text) && words !== '' && words.length < 200 ? `${words}-` : words
}

function NoStateSecret() {
  const said = useWords().article.fields
  const person = usePerson()
  const { fields, change, isEditable } = useOpened()
  const { noStateSecret } = fields
  return (
    <Checkbox
      isSelected={noStateSecret !== null}
      isDisabled={!isEditable}
      onChange={ticked =>
        // The engine writes who and when; until its answer the tick alone is known.
        change({ noStateSecret: ticked ? { person: person.id, name: person.name, at: 0 } : null })
      }
      description={
        noStateSecret === null
          ? undefined
          : noStateSecret.at === 0
            ? said.noSecretPending
            : said.noSecretBy(noStateSecret.name, shownMoment(noStateSecret.at))
      }
    >
      {said.noSecret}
    </Checkbox>
  )
}

/** Where the gate finds a field that it misses. */
function Spot({ field, children }: { field: CheckedField; children: ReactNode }) {
  return (
    <div className="gate-spot" data-spot={field}>
      {children}
    </div>
  )
}

/** Fields that belong together, under one small heading. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="article-field-group" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
