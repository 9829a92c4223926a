import { useQuery, useQueryClient } from '@tanstack/react-query'
import { MoreHorizontal, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Person } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Button, ConfirmDialog, MenuButton, toast } from '../ui/index.ts'
import { Loaded } from './loaded.tsx'
import { AddPerson, ChangePerson, ResetPassword } from './person-dialogs.tsx'
import { SettingPage, useMayChange } from './setting-page.tsx'

type Open = { kind: 'add' } | { kind: 'change' | 'reset' | 'disable'; person: Person } | null

/** Who works here, and as what. */
export function People() {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const mayChange = useMayChange()
  const me = usePerson()
  const people = useQuery(queries.people.list.queryOptions())
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)

  const setDisabled = async (person: Person, disabled: boolean) => {
    close()
    try {
      await client.people.change({ id: person.id, name: person.name, roles: person.roles, disabled })
      await cache.invalidateQueries({ queryKey: queries.people.key() })
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
    }
  }
  return (
    <SettingPage
      title={words.settings.peopleTitle}
      readOnly={!mayChange}
      actions={
        <Button icon={UserPlus} onPress={() => setOpen({ kind: 'add' })}>
          {words.settings.addPerson}
        </Button>
      }
    >
      <Loaded query={people}>
        {rows => (
          <table className="ui-table">
            <thead>
              <tr>
                <th scope="col">{words.settings.columnName}</th>
                <th scope="col">{words.settings.columnSignIn}</th>
                <th scope="col">{words.settings.columnRoles}</th>
                <th scope="col">{words.settings.columnKey}</th>
                <th scope="col">
                  <span className="ui-hidden">{words.packages.columnActions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows
                .toSorted(
                  (a, b) => Number(a.disabled) - Number(b.disabled) || a.name.localeCompare(b.name, 'vi'),
                )
                .map(person => (
                  <tr key={person.id}>
                    <td>
                      <span className="settings-row-words" data-off={person.disabled || undefined}>
                        <strong>{person.name}</strong>{' '}
                        {person.id === me.id && <span className="settings-mark">{words.settings.you}</span>}
                        {person.disabled && <span className="settings-mark">{words.settings.disabled}</span>}
                      </span>
                    </td>
                    <td>{person.signIn}</td>
                    <td>
                      {person.roles.map(role => words.roles[role]).join(', ') || words.settings.noRoles}
                    </td>
                    <td>
                      <code className="settings-short-key" title={person.fingerprint}>
                        {person.fingerprint}
                      </code>
                    </td>
                    <td className="ui-cell-actions">
                      {mayChange && (
                        <div>
                          <MenuButton
                            small
                            iconOnly
                            variant="plain"
                            icon={MoreHorizontal}
                            label={words.packages.moreFor(person.name)}
                            entries={[
                              {
                                id: 'change',
                                label: words.settings.changePerson,
                                onAction: () => setOpen({ kind: 'change', person }),
                              },
                              {
                                id: 'reset',
                                label: words.settings.resetPassword,
                                onAction: () => setOpen({ kind: 'reset', person }),
                              },
                              person.disabled
                                ? {
                                    id: 'enable',
                                    label: words.settings.enable,
                                    onAction: () => void setDisabled(person, false),
                                  }
                                : {
                                    id: 'disable',
                                    label: words.settings.disable,
                                    danger: true,
                                    onAction: () => setOpen({ kind: 'disable', person }),
                                  },
                            ]}
                          />
                        </div>
                      )}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        )}
      </Loaded>
      {open?.kind === 'add' && <AddPerson onClose={close} />}
      {open?.kind === 'change' && <ChangePerson person={open.person} onClose={close} />}
      {open?.kind === 'reset' && <ResetPassword person={open.person} onClose={close} />}
      {open?.kind === 'disable' && (
        <ConfirmDialog
          isOpen
          danger
          title={words.settings.disableTitle(open.person.name)}
          confirm={words.settings.disable}
          onConfirm={() => void setDisabled(open.person, true)}
          onClose={close}
        >
          {words.settings.disableAbout}
        </ConfirmDialog>
      )}
    </SettingPage>
  )
}
