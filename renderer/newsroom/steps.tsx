import { FolderOpen, Plus, X } from 'lucide-react'
import { shownDay } from '../../shared/vietnamese/index.ts'
import { roles } from '../../shared/workflow/index.ts'
import { shell } from '../app/shell.ts'
import { useWords } from '../app/words.ts'
import { NewPasswordFields } from '../session/new-password.tsx'
import { Banner, Button, Checkbox, DatePicker, IconButton, Select, TextField } from '../ui/index.ts'
import { type NewNewsroom, proposedSignIn, withPreset } from './new-newsroom.ts'
import { presetNames } from './presets.ts'

interface StepProps {
  value: NewNewsroom
  onChange: (value: NewNewsroom) => void
  /** The person wanted to go on; what is missing is said now. */
  tried: boolean
}

/** What the organisation is and how it is called. */
export function OrganisationStep({ value, onChange, tried }: StepProps) {
  const words = useWords()
  return (
    <>
      <Select
        label={words.newsroom.preset}
        choices={presetNames.map(name => ({
          value: name,
          label: words.newsroom.presets[name],
          ...(name.endsWith('District') ? { description: words.newsroom.districtAbout } : {}),
        }))}
        value={value.preset}
        onChange={preset => onChange(withPreset(value, preset))}
      />
      {value.level === 'district' && <Banner tone="info">{words.newsroom.districtAbout}</Banner>}
      <TextField
        isRequired
        label={words.newsroom.name}
        placeholder={words.newsroom.namePlaceholder[value.preset]}
        value={value.name}
        onChange={name => onChange({ ...value, name })}
        maxLength={300}
        error={tried && value.name.trim() === '' ? words.ui.required : null}
      />
      <div className="newsroom-pair">
        <TextField
          label={words.newsroom.shortName}
          description={words.newsroom.shortNameAbout}
          value={value.shortName}
          onChange={shortName => onChange({ ...value, shortName })}
          maxLength={100}
        />
        <TextField
          label={words.newsroom.numberSuffix}
          description={words.newsroom.numberSuffixAbout}
          value={value.numberSuffix}
          onChange={numberSuffix => onChange({ ...value, numberSuffix })}
          maxLength={30}
        />
      </div>
      <DatePicker
        isRequired
        label={words.newsroom.nameFrom}
        description={words.newsroom.nameFromAbout}
        value={value.from}
        onChange={from => onChange({ ...value, from })}
        error={tried && value.from === null ? words.ui.required : null}
      />
    </>
  )
}

/** The sections that the portal knows. */
export function SectionsStep({ value, onChange, tried }: StepProps) {
  const words = useWords()
  const change = (sections: NewNewsroom['sections']) =>
    onChange({ ...value, sections, sectionsTouched: true })
  const nextKey = Math.max(-1, ...value.sections.map(({ key }) => key)) + 1
  return (
    <>
      <p className="newsroom-about">{words.newsroom.sectionsAbout}</p>
      {tried && !value.sections.some(({ name }) => name.trim() !== '') && (
        <Banner tone="danger">{words.newsroom.sectionsMissing}</Banner>
      )}
      <ol className="newsroom-sections">
        {value.sections.map(({ key, name }, index) => (
          <li key={key}>
            <TextField
              labelHidden
              label={words.newsroom.section(index + 1)}
              value={name}
              autoFocus={value.sectionsTouched && name === ''}
              onChange={next =>
                change(value.sections.map(row => (row.key === key ? { key, name: next } : row)))
              }
              maxLength={200}
            />
            <IconButton
              icon={X}
              label={words.newsroom.removeSection(name || words.newsroom.section(index + 1))}
              onPress={() => change(value.sections.filter(row => row.key !== key))}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button icon={Plus} onPress={() => change([...value.sections, { key: nextKey, name: '' }])}>
          {words.newsroom.addSection}
        </Button>
      </div>
    </>
  )
}

/** Who may add everybody else. */
export function AdministratorStep({ value, onChange, tried }: StepProps) {
  const words = useWords()
  return (
    <>
      <div className="newsroom-pair">
        <TextField
          isRequired
          label={words.newsroom.personName}
          value={value.personName}
          onChange={personName =>
            onChange({
              ...value,
              personName,
              signIn: value.signInTouched ? value.signIn : proposedSignIn(personName),
            })
          }
          maxLength={200}
          error={tried && value.personName.trim() === '' ? words.ui.required : null}
        />
        <TextField
          isRequired
          label={words.newsroom.signIn}
          description={words.newsroom.signInAbout}
          value={value.signIn}
          onChange={signIn => onChange({ ...value, signIn, signInTouched: true })}
          maxLength={64}
          error={tried && value.signIn.trim() === '' ? words.ui.required : null}
        />
      </div>
      <NewPasswordFields
        label={words.session.password}
        value={value.password}
        onChange={password => onChange({ ...value, password })}
        signIn={value.signIn}
        isSample={false}
        showErrors={tried}
      />
      <fieldset className="newsroom-roles">
        <legend className="ui-label">{words.newsroom.rolesToo}</legend>
        {roles
          .filter(role => role !== 'administrator')
          .map(role => (
            <Checkbox
              key={role}
              isSelected={value.roles.includes(role)}
              onChange={chosen =>
                onChange({
                  ...value,
                  roles: roles.filter(other => (other === role ? chosen : value.roles.includes(other))),
                })
              }
              description={words.settings.rolesAbout[role]}
            >
              {words.roles[role]}
            </Checkbox>
          ))}
        <p className="ui-description">{words.newsroom.rolesAbout}</p>
      </fieldset>
    </>
  )
}

/** Where everything will lie, and what will be made. */
export function FolderStep({ value, onChange, tried }: StepProps) {
  const words = useWords()
  const choose = async () => {
    const folder = await shell().chooseFolder('newNewsroom')
    if (folder !== null) onChange({ ...value, folder })
  }
  const sections = value.sections.filter(({ name }) => name.trim() !== '').length
  return (
    <>
      <section className="newsroom-folder">
        <h2 className="ui-label">{words.newsroom.folder}</h2>
        {value.folder !== null && <code>{value.folder}</code>}
        <div>
          <Button icon={FolderOpen} onPress={() => void choose()}>
            {value.folder === null ? words.newsroom.chooseFolder : words.newsroom.changeFolder}
          </Button>
        </div>
        <p className="ui-description">{words.newsroom.folderAbout}</p>
        {tried && value.folder === null && (
          <p className="ui-error" role="alert">
            {words.newsroom.folderMissing}
          </p>
        )}
      </section>
      <section className="newsroom-folder">
        <h2 className="ui-label">{words.newsroom.summary}</h2>
        <ul className="newsroom-summary">
          <li>
            {value.name.trim()} ({value.from === null ? '' : shownDay(value.from)})
          </li>
          <li>{words.newsroom.summarySections(sections)}</li>
          <li>
            {value.personName.trim()}:{' '}
            {[...value.roles, 'administrator' as const].map(role => words.roles[role]).join(', ')}
          </li>
        </ul>
        <p className="ui-description">{words.newsroom.keyAbout}</p>
      </section>
    </>
  )
}
