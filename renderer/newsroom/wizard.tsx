import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { dayOf } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { refusalOf, sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { isReady } from '../session/strength.ts'
import { Banner, Button, Spinner } from '../ui/index.ts'
import { type NewNewsroom, startWith, type WizardStep, wizardSteps } from './new-newsroom.ts'
import { AdministratorStep, FolderStep, OrganisationStep, SectionsStep } from './steps.tsx'

/** Makes a newsroom, step by step; nothing is written before the last one. */
export function Wizard({ onBack }: { onBack: () => void }) {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const [value, setValue] = useState<NewNewsroom>(startWith('partyCommune'))
  const [step, setStep] = useState<WizardStep>('organisation')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  const index = wizardSteps.indexOf(step)
  const go = (to: WizardStep | undefined) => {
    if (!to) return
    setTried(false)
    setStep(to)
    // The next step is read from its title on.
    requestAnimationFrame(() => heading.current?.focus())
  }
  const make = async () => {
    if (value.folder === null) return
    setBusy(true)
    setFailure(null)
    try {
      await client.newsroom.create({
        folder: value.folder,
        organisation: {
          kind: value.kind,
          level: value.level,
          names: [
            {
              name: value.name.trim(),
              shortName: value.shortName.trim(),
              numberSuffix: value.numberSuffix.trim(),
              from: value.from ?? dayOf(Date.now()),
            },
          ],
        },
        sections: value.sections.map(({ name }) => name.trim()).filter(name => name !== ''),
        administrator: {
          signIn: value.signIn.trim(),
          name: value.personName.trim(),
          password: value.password.password,
          roles: [...value.roles, 'administrator'],
        },
      })
      await cache.invalidateQueries({ queryKey: queries.session.key() })
      await cache.invalidateQueries({ queryKey: queries.newsroom.key() })
    } catch (error) {
      setFailure(error)
      setBusy(false)
      const code = refusalOf(error)?.code
      if (code === 'passwordWeak' || code === 'samplePassword' || code === 'nameTaken') go('administrator')
    }
  }
  const advance = () => {
    setTried(true)
    if (!isComplete(step, value)) return
    if (step === 'folder') void make()
    else go(wizardSteps[index + 1])
  }

  const titles: Record<WizardStep, string> = {
    organisation: words.newsroom.stepOrganisation,
    sections: words.newsroom.stepSections,
    administrator: words.newsroom.stepAdministrator,
    folder: words.newsroom.stepFolder,
  }
  const shown = { value, onChange: setValue, tried }
  return (
    <main className="newsroom-page">
      <form
        className="newsroom-wizard"
        onSubmit={event => {
          event.preventDefault()
          if (!busy) advance()
        }}
      >
        <header>
          <p className="newsroom-steps">
            {words.newsroom.wizard}. {words.newsroom.step(index + 1, wizardSteps.length)}
          </p>
          <h1 ref={heading} tabIndex={-1}>
            {titles[step]}
          </h1>
        </header>
        {failure !== null && <Banner tone="danger">{sayRefusal(failure)}</Banner>}
        {busy ? (
          <Spinner>{words.newsroom.making}</Spinner>
        ) : (
          <>
            {step === 'organisation' && <OrganisationStep {...shown} />}
            {step === 'sections' && <SectionsStep {...shown} />}
            {step === 'administrator' && <AdministratorStep {...shown} />}
            {step === 'folder' && <FolderStep {...shown} />}
            <footer className="newsroom-wizard-foot">
              <Button onPress={() => (index === 0 ? onBack() : go(wizardSteps[index - 1]))}>
                {words.newsroom.back}
              </Button>
              <Button type="submit" variant="primary">
                {step === 'folder' ? words.newsroom.finish : words.newsroom.next}
              </Button>
            </footer>
          </>
        )}
      </form>
    </main>
  )
}

function isComplete(step: WizardStep, value: NewNewsroom): boolean {
  switch (step) {
    case 'organisation':
      return value.name.trim() !== '' && value.from !== null
    case 'sections':
      return value.sections.some(({ name }) => name.trim() !== '')
    case 'administrator':
      return (
        value.personName.trim() !== '' &&
        value.signIn.trim() !== '' &&
        isReady(value.password, value.signIn, false)
      )
    case 'folder':
      return value.folder !== null
  }
}
