import { useQuery } from '@tanstack/react-query'
import { FilePlus2 } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import type { Command } from '../app/commands.ts'
import { useEngine } from '../app/engine.ts'
import type { useNewArticle } from '../app/new-article.ts'
import { usePlace } from '../app/place.tsx'
import { useWords } from '../app/words.ts'
import type { MenuEntry } from '../ui/index.ts'

/** What a new article may begin with, for the desk's menu and for the palette. */
export function useTemplates(
  writes: boolean,
  newArticle: ReturnType<typeof useNewArticle>['create'],
): { entries: MenuEntry[]; commands: Command[] } {
  const words = useWords()
  const { client, queries } = useEngine()
  const { go } = usePlace()
  const { data: templates } = useQuery({ ...queries.templates.list.queryOptions(), enabled: writes })
  const { data: settings } = useQuery({ ...queries.settings.get.queryOptions(), enabled: writes })

  const create = useCallback(
    (template: string, section: string | null) =>
      newArticle(() => client.article.createFromTemplate({ template, section })),
    [client, newArticle],
  )
  return useMemo(() => {
    if (!templates || templates.length === 0) return { entries: [], commands: [] }
    const bySection = (settings?.sections ?? []).flatMap(section => {
      const template = templates.find(({ sections }) => sections.includes(section.id))
      return template && !section.closed ? [{ section, template }] : []
    })
    const entries: MenuEntry[] = [
      {
        id: 'templates',
        heading: words.desk.templates,
        entries: templates.map(({ id, name, genre }) => ({
          id,
          label: name,
          description: words.genres[genre],
          onAction: () => void create(id, null),
        })),
      },
      ...(bySection.length > 0
        ? [
            {
              id: 'bySection',
              heading: words.desk.templatesBySection,
              entries: bySection.map(({ section, template }) => ({
                id: `section.${section.id}`,
                label: section.name,
                description: template.name,
                onAction: () => void create(template.id, section.id),
              })),
            },
          ]
        : []),
      { id: 'line', separator: true },
      {
        id: 'manage',
        label: words.desk.manageTemplates,
        onAction: () => go({ screen: 'settings', part: 'templates' }),
      },
    ]
    const commands = templates.map(({ id, name }) => ({
      id: `template.${id}`,
      label: words.desk.newFrom(name),
      icon: FilePlus2,
      run: () => void create(id, null),
    }))
    return { entries, commands }
  }, [templates, settings, words, create, go])
}
