import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { creditOf } from '../../shared/article/index.ts'
import type { HouseStyle } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, NumberField, RadioGroup, TextField, toast } from '../ui/index.ts'
import { Loaded } from './loaded.tsx'
import { SettingPage, useMayChange } from './setting-page.tsx'
import { useSettings } from './use-settings.ts'

/** What the house has decided: who may approve, how tones are set, when the window locks. */
export function HouseStyleSettings() {
  const words = useWords()
  const mayChange = useMayChange()
  const settings = useSettings()
  return (
    <SettingPage title={words.settings.houseStyleTitle} readOnly={!mayChange}>
      <Loaded query={settings}>
        {({ houseStyle }) => <HouseStyleForm key={JSON.stringify(houseStyle)} saved={houseStyle} />}
      </Loaded>
    </SettingPage>
  )
}

function HouseStyleForm({ saved }: { saved: HouseStyle }) {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const mayChange = useMayChange()
  const [value, setValue] = useState(saved)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const changed = JSON.stringify(value) !== JSON.stringify(saved)

  const save = async () => {
    setPending(true)
    setFailure(null)
    try {
      await client.settings.changeHouseStyle(value)
      await cache.invalidateQueries({ queryKey: queries.settings.key() })
      toast({ words: words.settings.saved })
    } catch (error) {
      setFailure(error)
    } finally {
      setPending(false)
    }
  }
  const eyes = words.settings.fourEyesChoices
  const tones = words.settings.toneChoices
  return (
    <form
      className="session-form settings-form"
      onSubmit={event => {
        event.preventDefault()
        if (changed) void save()
      }}
    >
      {failure !== null && <Banner tone="danger">{sayRefusal(failure)}</Banner>}
      <RadioGroup
        label={words.settings.fourEyes}
        isReadOnly={!mayChange}
        value={value.fourEyes}
        onChange={fourEyes => setValue({ ...value, fourEyes })}
        choices={[
          { value: 'forbid', label: eyes.forbid, description: eyes.forbidAbout },
          { value: 'warn', label: eyes.warn, description: eyes.warnAbout },
          { value: 'allow', label: eyes.allow, description: eyes.allowAbout },
        ]}
      />
      <RadioGroup
        label={words.settings.toneStyle}
        isReadOnly={!mayChange}
        value={value.toneStyle}
        onChange={toneStyle => setValue({ ...value, toneStyle })}
        choices={[
          { value: 'new', label: tones.new },
          { value: 'old', label: tones.old },
          { value: 'majority', label: tones.majority },
        ]}
      />
      <TextField
        label={words.settings.figureCredit}
        description={words.settings.figureCreditAbout}
        isReadOnly={!mayChange}
        maxLength={300}
        lang="vi"
        value={value.figureCredit}
        onChange={figureCredit => setValue({ ...value, figureCredit })}
        onBlur={() => setValue({ ...value, figureCredit: creditOf(value.figureCredit) })}
      />
      <TextField
        label={words.settings.figureRights}
        description={words.settings.figureRightsAbout}
        isReadOnly={!mayChange}
        maxLength={1000}
        lang="vi"
        value={value.figureRights}
        onChange={figureRights => setValue({ ...value, figureRights })}
      />
      <NumberField
        label={words.settings.lockAfter}
        description={words.settings.lockAfterAbout}
        isReadOnly={!mayChange}
        value={value.lockAfterMinutes}
        onChange={minutes => setValue({ ...value, lockAfterMinutes: minutes ?? 0 })}
        minValue={0}
        maxValue={480}
      />
      {mayChange && (
        <div>
          <Button type="submit" variant="primary" isDisabled={!changed} isPending={pending}>
            {words.ui.save}
          </Button>
        </div>
      )}
    </form>
  )
}
