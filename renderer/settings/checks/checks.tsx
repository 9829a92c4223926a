import { useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { checkPresets, presetOf } from '../../../shared/checks/index.ts'
import { type HouseStyle, type Phrases, reasonActions } from '../../../shared/contract/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, Select, TextArea, TextField, toast } from '../../ui/index.ts'
import { Loaded } from '../loaded.tsx'
import { SettingPage, useMayChange } from '../setting-page.tsx'
import { useSettings } from '../use-settings.ts'
import './checks.css'
import { LevelsTable } from './levels-table.tsx'

/** What is checked before each step, the house's own questions, and its phrases. */
export function CheckSettings() {
  const words = useWords()
  const mayChange = useMayChange()
  const settings = useSettings()
  return (
    <SettingPage
      title={words.settings.checks.title}
      about={words.settings.checks.about}
      readOnly={!mayChange}
    >
      <Loaded query={settings}>
        {({ houseStyle }) => <ChecksForm key={JSON.stringify(houseStyle)} saved={houseStyle} />}
      </Loaded>
    </SettingPage>
  )
}

type PhraseTexts = Record<keyof Phrases, string>

const asText = (phrases: Phrases): PhraseTexts => ({
  return: phrases.return.join('\n'),
  reject: phrases.reject.join('\n'),
  hold: phrases.hold.join('\n'),
  withdraw: phrases.withdraw.join('\n'),
  correct: phrases.correct.join('\n'),
})

const lines = (text: string) =>
  [...new Set(text.split('\n').map(line => line.trim()))].filter(Boolean).slice(0, 30)
const asPhrases = (texts: PhraseTexts): Phrases => ({
  return: lines(texts.return),
  reject: lines(texts.reject),
  hold: lines(texts.hold),
  withdraw: lines(texts.withdraw),
  correct: lines(texts.correct),
})

function ChecksForm({ saved }: { saved: HouseStyle }) {
  const words = useWords()
  const said = words.settings.checks
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const mayChange = useMayChange()
  const [rules, setRules] = useState(saved.checks)
  const [phrases, setPhrases] = useState(() => asText(saved.phrases))
  const [question, setQuestion] = useState('')
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const value: HouseStyle = { ...saved, checks: rules, phrases: asPhrases(phrases) }
  const isChanged = JSON.stringify(value) !== JSON.stringify(saved)

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
  const addQuestion = () => {
    const text = question.trim()
    if (text === '') return
    const levels = { submit: 'off', approve: 'required', package: 'off' } as const
    setRules({ ...rules, questions: [...rules.questions, { id: newId(), text, levels }] })
    setQuestion('')
  }
  const preset = presetOf(rules) ?? 'own'
  const presets = ['light', 'usual', 'strict'] as const
  return (
    <form
      className="session-form settings-form settings-checks-form"
      onSubmit={event => {
        event.preventDefault()
        if (isChanged) void save()
      }}
    >
      {failure !== null && <Banner tone="danger">{sayRefusal(failure)}</Banner>}
      <Select
        label={said.preset}
        isReadOnly={!mayChange}
        value={preset}
        choices={[
          ...presets.map(name => ({ value: name, label: said.presets[name] })),
          ...(preset === 'own' ? [{ value: 'own' as const, label: said.presets.own }] : []),
        ]}
        onChange={name => {
          if (name !== 'own') setRules({ ...rules, levels: { ...checkPresets[name] } })
        }}
      />
      <LevelsTable rules={rules} isReadOnly={!mayChange} onChange={setRules} />
      {mayChange && rules.questions.length < 20 && (
        <div className="settings-checks-add">
          <TextField
            label={said.question}
            description={`${said.questionHint} ${said.questionsAbout}`}
            maxLength={300}
            lang="vi"
            value={question}
            onChange={setQuestion}
          />
          <Button icon={Plus} onPress={addQuestion} isDisabled={question.trim() === ''}>
            {said.addQuestion}
          </Button>
        </div>
      )}
      <section className="settings-checks-phrases" aria-label={said.phrases}>
        <h3>{said.phrases}</h3>
        <p className="settings-about">{said.phrasesAbout}</p>
        {reasonActions.map(action => (
          <TextArea
            key={action}
            label={words.actions[action]}
            isReadOnly={!mayChange}
            rows={2}
            lang="vi"
            value={phrases[action]}
            onChange={text => setPhrases({ ...phrases, [action]: text })}
          />
        ))}
      </section>
      {mayChange && (
        <div className="settings-checks-save">
          <Button type="submit" variant="primary" isDisabled={!isChanged} isPending={pending}>
            {words.ui.save}
          </Button>
        </div>
      )}
    </form>
  )
}
