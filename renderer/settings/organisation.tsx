import { useQueryClient } from '@tanstack/react-query'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { dayOf, shownDay } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { useWords } from '../app/words.ts'
import { Button, DatePicker, TextField } from '../ui/index.ts'
import { FormDialog } from './form-dialog.tsx'
import { Loaded } from './loaded.tsx'
import { SettingPage, useMayChange } from './setting-page.tsx'
import { useSettings } from './use-settings.ts'

/** What the organisation is and how it was called when. */
export function OrganisationSettings() {
  const words = useWords()
  const mayChange = useMayChange()
  const settings = useSettings()
  const [adding, setAdding] = useState(false)
  return (
    <SettingPage
      title={words.settings.organisation}
      about={words.settings.namesAbout}
      readOnly={!mayChange}
      actions={
        <Button icon={CalendarPlus} onPress={() => setAdding(true)}>
          {words.settings.addName}
        </Button>
      }
    >
      <Loaded query={settings}>
        {({ organisation }) => {
          const names = organisation.names.toSorted((a, b) => b.from.localeCompare(a.from))
          const today = dayOf(Date.now())
          const current = names.find(({ from }) => from <= today)
          return (
            <>
              <p>
                {words.settings.kinds[organisation.kind]}, {words.settings.levels[organisation.level]}
              </p>
              <table className="ui-table">
                <thead>
                  <tr>
                    <th scope="col">{words.settings.from}</th>
                    <th scope="col">{words.newsroom.name}</th>
                    <th scope="col">{words.newsroom.shortName}</th>
                    <th scope="col">{words.newsroom.numberSuffix}</th>
                  </tr>
                </thead>
                <tbody>
                  {names.map(name => (
                    <tr key={`${name.from} ${name.name}`}>
                      <td className="settings-day">{shownDay(name.from)}</td>
                      <td>
                        <strong>{name.name}</strong>{' '}
                        {name === current && <span className="settings-mark">{words.settings.current}</span>}
                      </td>
                      <td>{name.shortName}</td>
                      <td>{name.numberSuffix}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {adding && <AddName suffix={current?.numberSuffix ?? ''} onClose={() => setAdding(false)} />}
            </>
          )
        }}
      </Loaded>
    </SettingPage>
  )
}

function AddName({ suffix, onClose }: { suffix: string; onClose: () => void }) {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [shortName, setShortName] = useState('')
  const [numberSuffix, setNumberSuffix] = useState(suffix)
  const [from, setFrom] = useState<string | null>(() => dayOf(Date.now()))
  return (
    <FormDialog
      title={words.settings.addNameTitle}
      send={words.ui.save}
      isComplete={name.trim() !== '' && from !== null}
      onClose={onClose}
      submit={async () => {
        await client.settings.renameOrganisation({
          name: name.trim(),
          shortName: shortName.trim(),
          numberSuffix: numberSuffix.trim(),
          from: from ?? '',
        })
        await cache.invalidateQueries({ queryKey: queries.settings.key() })
        await cache.invalidateQueries({ queryKey: queries.newsroom.key() })
      }}
    >
      {tried => (
        <>
          <TextField
            autoFocus
            isRequired
            label={words.newsroom.name}
            value={name}
            onChange={setName}
            maxLength={300}
            error={tried && name.trim() === '' ? words.ui.required : null}
          />
          <TextField
            label={words.newsroom.shortName}
            value={shortName}
            onChange={setShortName}
            maxLength={100}
          />
          <TextField
            label={words.newsroom.numberSuffix}
            description={words.newsroom.numberSuffixAbout}
            value={numberSuffix}
            onChange={setNumberSuffix}
            maxLength={30}
          />
          <DatePicker
            isRequired
            label={words.newsroom.nameFrom}
            value={from}
            onChange={setFrom}
            error={tried && from === null ? words.ui.required : null}
          />
        </>
      )}
    </FormDialog>
  )
}
