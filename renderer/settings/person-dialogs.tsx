import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '../../shared/contract/index.ts'
import { type Role, roles } from '../../shared/workflow/index.ts'
import { useEngine } from '../app/engine.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { proposedSignIn } from '../newsroom/new-newsroom.ts'
import { NewPasswordFields } from '../session/new-password.tsx'
import { isReady, noPassword } from '../session/strength.ts'
import { Checkbox, TextField, toast } from '../ui/index.ts'
import { FormDialog } from './form-dialog.tsx'

/** Reads the people anew once something about them has changed. */
function useRefresh() {
  const { queries } = useEngine()
  const cache = useQueryClient()
  return async () => {
    await cache.invalidateQueries({ queryKey: queries.people.key() })
    await cache.invalidateQueries({ queryKey: queries.session.key() })
  }
}

/** A new account with its first password. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const { client } = useEngine()
  const { newsroom } = useSession()
  const refresh = useRefresh()
  const [name, setName] = useState('')
  const [typedSignIn, setSignIn] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly Role[]>([])
  const [password, setPassword] = useState(noPassword)
  const signIn = typedSignIn ?? proposedSignIn(name)
  return (
    <FormDialog
      title={words.settings.addPersonTitle}
      send={words.settings.addPersonTitle}
      isComplete={
        name.trim() !== '' &&
        signIn.trim() !== '' &&
        chosen.length > 0 &&
        isReady(password, signIn, newsroom.sample)
      }
      onClose={onClose}
      submit={async () => {
        await client.people.create({
          name: name.trim(),
          signIn: signIn.trim(),
          roles: [...chosen],
          password: password.password,
        })
        await refresh()
      }}
    >
      {tried => (
        <>
          <TextField
            autoFocus
            isRequired
            label={words.settings.columnName}
            value={name}
            onChange={setName}
            maxLength={200}
            error={tried && name.trim() === '' ? words.ui.required : null}
          />
          <TextField
            isRequired
            label={words.settings.columnSignIn}
            description={words.newsroom.signInAbout}
            value={signIn}
            onChange={setSignIn}
            maxLength={64}
            error={tried && signIn.trim() === '' ? words.ui.required : null}
          />
          <RoleFields
            value={chosen}
            onChange={setChosen}
            error={tried && chosen.length === 0 ? words.settings.rolesMissing : null}
          />
          <NewPasswordFields
            label={words.settings.initialPassword}
            value={password}
            onChange={setPassword}
            signIn={signIn}
            isSample={newsroom.sample}
            showErrors={tried}
          />
        </>
      )}
    </FormDialog>
  )
}

/** Another name or other roles. */
export function ChangePerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const words = useWords()
  const { client } = useEngine()
  const refresh = useRefresh()
  const [name, setName] = useState(person.name)
  const [chosen, setChosen] = useState<readonly Role[]>(person.roles)
  return (
    <FormDialog
      title={words.settings.changePersonTitle(person.name)}
      send={words.ui.save}
      isComplete={name.trim() !== ''}
      onClose={onClose}
      submit={async () => {
        await client.people.change({
          id: person.id,
          name: name.trim(),
          roles: [...chosen],
          disabled: person.disabled,
        })
        await refresh()
      }}
    >
      {tried => (
        <>
          <TextField
            autoFocus
            isRequired
            label={words.settings.columnName}
            value={name}
            onChange={setName}
            maxLength={200}
            error={tried && name.trim() === '' ? words.ui.required : null}
          />
          <RoleFields value={chosen} onChange={setChosen} error={null} />
        </>
      )}
    </FormDialog>
  )
}

/** A new password for who forgot theirs, with what it means for their key. */
export function ResetPassword({ person, onClose }: { person: Person; onClose: () => void }) {
  const words = useWords()
  const { client } = useEngine()
  const { newsroom } = useSession()
  const refresh = useRefresh()
  const [password, setPassword] = useState(noPassword)
  return (
    <FormDialog
      title={words.settings.resetPasswordTitle(person.name)}
      send={words.settings.resetPassword.replace('…', '')}
      isComplete={isReady(password, person.signIn, newsroom.sample)}
      onClose={onClose}
      submit={async () => {
        await client.people.resetPassword({ id: person.id, password: password.password })
        await refresh()
        toast({ words: words.settings.resetDone(person.name) })
      }}
    >
      {tried => (
        <>
          <p>{words.settings.resetPasswordAbout}</p>
          <NewPasswordFields
            label={words.session.newPassword}
            value={password}
            onChange={setPassword}
            signIn={person.signIn}
            isSample={newsroom.sample}
            showErrors={tried}
          />
        </>
      )}
    </FormDialog>
  )
}

function RoleFields({
  value,
  onChange,
  error,
}: {
  value: readonly Role[]
  onChange: (value: readonly Role[]) => void
  error: string | null
}) {
  const words = useWords()
  return (
    <fieldset className="settings-roles">
      <legend className="ui-label">{words.settings.roles}</legend>
      {roles.map(role => (
        <Checkbox
          key={role}
          isSelected={value.includes(role)}
          onChange={chosen =>
            onChange(roles.filter(other => (other === role ? chosen : value.includes(other))))
          }
          description={words.settings.rolesAbout[role]}
        >
          {words.roles[role]}
        </Checkbox>
      ))}
      {error && (
        <p className="ui-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
