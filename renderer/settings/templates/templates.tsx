import { useQuery, useQueryClient } from '@tanstack/react-query'
import { FileStack, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Section, Template, TemplateSummary } from '../../../shared/contract/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { usePerson } from '../../app/session.tsx'
import { useWords } from '../../app/words.ts'
import { Button, EmptyState, toast } from '../../ui/index.ts'
import { Loaded } from '../loaded.tsx'
import { SettingPage } from '../setting-page.tsx'
import { useSettings } from '../use-settings.ts'
import { EditTemplate } from './edit-template.tsx'
import { TemplateFromArticle } from './from-article.tsx'

/** What new articles may begin with: the house's own texts, one of them a section's default. */
export function TemplateSettings() {
  const words = useWords()
  const said = words.settings.templates
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const person = usePerson()
  const mayChange = person.roles.some(role => ['administrator', 'secretary', 'editor'].includes(role))
  const templates = useQuery(queries.templates.list.queryOptions())
  const settings = useSettings()
  const [editing, setEditing] = useState<TemplateSummary | null>(null)
  const [adding, setAdding] = useState(false)

  const attempt = async (what: () => Promise<unknown>) => {
    try {
      await what()
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
    }
    await cache.invalidateQueries({ queryKey: queries.templates.key() })
  }
  const putBack = (template: Template) =>
    attempt(() => client.templates.write({ ...template, content: JSON.stringify(template.content) }))
  const remove = (id: string) =>
    attempt(async () => {
      const removed = await client.templates.remove({ id })
      toast({
        words: said.removed(removed.name),
        action: { label: words.ui.undo, onAction: () => void putBack(removed) },
      })
    })
  const add = (
    <Button icon={Plus} onPress={() => setAdding(true)}>
      {said.add}
    </Button>
  )
  return (
    <SettingPage title={said.title} about={said.about} actions={mayChange && add}>
      <Loaded query={templates}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState
              icon={FileStack}
              action={
                mayChange && (
                  <Button onPress={() => void attempt(() => client.templates.addPresets())}>
                    {said.addPresets}
                  </Button>
                )
              }
            >
              {said.empty}
            </EmptyState>
          ) : (
            <ul className="settings-rows">
              {rows.map(template => (
                <li key={template.id} className="settings-template">
                  <span className="settings-row-words">
                    <strong>{template.name}</strong>
                    <span className="settings-details">
                      {[
                        words.genres[template.genre],
                        words.article.actions.syllables(template.syllables),
                        defaultFor(template, settings.data?.sections ?? [], said.defaultFor),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  {mayChange && (
                    <span className="settings-row-actions">
                      <Button small variant="plain" onPress={() => setEditing(template)}>
                        {said.edit}
                      </Button>
                      <Button small variant="plain" onPress={() => void remove(template.id)}>
                        {said.remove}
                      </Button>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing && (
        <EditTemplate
          id={editing.id}
          sections={settings.data?.sections ?? []}
          onClose={() => setEditing(null)}
        />
      )}
      {adding && <TemplateFromArticle onClose={() => setAdding(false)} />}
    </SettingPage>
  )
}

function defaultFor(
  { sections }: TemplateSummary,
  all: readonly Section[],
  say: (names: string) => string,
): string | null {
  const names = all.filter(({ id }) => sections.includes(id)).map(({ name }) => name)
  return names.length === 0 ? null : say(names.join(', '))
}
