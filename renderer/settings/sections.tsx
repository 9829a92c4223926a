import { useQueryClient } from '@tanstack/react-query'
import { ListTree, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Section } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Button, EmptyState, TextField, toast } from '../ui/index.ts'
import { FormDialog } from './form-dialog.tsx'
import { Loaded } from './loaded.tsx'
import { SettingPage, useMayChange } from './setting-page.tsx'
import { useSettings } from './use-settings.ts'

/** The sections, those that are closed last. */
export function Sections() {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const mayChange = useMayChange()
  const settings = useSettings()
  const [editing, setEditing] = useState<Section | 'new' | null>(null)

  const change = async (section: Section) => {
    try {
      await client.settings.changeSection(section)
      await cache.invalidateQueries({ queryKey: queries.settings.key() })
      if (section.closed) {
        toast({
          words: words.settings.sectionClosed(section.name),
          action: { label: words.ui.undo, onAction: () => void change({ ...section, closed: false }) },
        })
      }
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
    }
  }
  const add = (
    <Button icon={Plus} onPress={() => setEditing('new')}>
      {words.settings.addSection}
    </Button>
  )
  return (
    <SettingPage
      title={words.settings.sections}
      about={words.settings.sectionsAbout}
      readOnly={!mayChange}
      actions={add}
    >
      <Loaded query={settings}>
        {({ sections }) =>
          sections.length === 0 ? (
            <EmptyState icon={ListTree} action={mayChange && add}>
              {words.settings.sectionsEmpty}
            </EmptyState>
          ) : (
            <ul className="settings-rows">
              {sections
                .toSorted((a, b) => Number(a.closed) - Number(b.closed))
                .map(section => (
                  <li key={section.id}>
                    <span className="settings-row-words" data-off={section.closed || undefined}>
                      {section.name}{' '}
                      {section.closed && <span className="settings-mark">{words.settings.closed}</span>}
                    </span>
                    {mayChange && (
                      <span className="settings-row-actions">
                        <Button small variant="plain" onPress={() => setEditing(section)}>
                          {words.settings.renameSection}
                        </Button>
                        <Button
                          small
                          variant="plain"
                          onPress={() => void change({ ...section, closed: !section.closed })}
                        >
                          {section.closed ? words.settings.openSection : words.settings.closeSection}
                        </Button>
                      </span>
                    )}
                  </li>
                ))}
            </ul>
          )
        }
      </Loaded>
      {editing && <EditSection section={editing} onClose={() => setEditing(null)} />}
    </SettingPage>
  )
}

function EditSection({ section, onClose }: { section: Section | 'new'; onClose: () => void }) {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const [name, setName] = useState(section === 'new' ? '' : section.name)
  return (
    <FormDialog
      title={section === 'new' ? words.settings.addSectionTitle : words.settings.renameSectionTitle}
      send={words.ui.save}
      isComplete={name.trim() !== ''}
      onClose={onClose}
      submit={async () => {
        if (section === 'new') await client.settings.addSection({ name: name.trim() })
        else await client.settings.changeSection({ ...section, name: name.trim() })
        await cache.invalidateQueries({ queryKey: queries.settings.key() })
      }}
    >
      {tried => (
        <TextField
          autoFocus
          isRequired
          label={words.settings.sectionName}
          value={name}
          onChange={setName}
          maxLength={200}
          error={tried && name.trim() === '' ? words.ui.required : null}
        />
      )}
    </FormDialog>
  )
}
