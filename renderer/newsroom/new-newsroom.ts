import { fold } from '../../shared/vietnamese/index.ts'
import type { Role } from '../../shared/workflow/index.ts'
import { type NewPassword, noPassword } from '../session/strength.ts'
import { type Preset, type PresetName, presets } from './presets.ts'

export const wizardSteps = ['organisation', 'sections', 'administrator', 'folder'] as const
export type WizardStep = (typeof wizardSteps)[number]

/** What the wizard gathers before anything is written. */
export interface NewNewsroom extends Pick<Preset, 'kind' | 'level' | 'numberSuffix' | 'from'> {
  preset: PresetName
  name: string
  shortName: string
  /** With keys, so that two sections of the same name can be told apart while they are typed. */
  sections: readonly { key: number; name: string }[]
  sectionsTouched: boolean
  personName: string
  signIn: string
  signInTouched: boolean
  roles: readonly Role[]
  password: NewPassword
  folder: string | null
}

const proposed = (preset: PresetName) => presets[preset].sections.map((name, key) => ({ key, name }))

/** A newsroom of that kind in which nobody has typed anything yet. */
export function startWith(preset: PresetName): NewNewsroom {
  const { kind, level, numberSuffix, from } = presets[preset]
  return {
    preset,
    kind,
    level,
    numberSuffix,
    from,
    name: '',
    shortName: '',
    sections: proposed(preset),
    sectionsTouched: false,
    personName: '',
    signIn: '',
    signInTouched: false,
    roles: [],
    password: noPassword,
    folder: null,
  }
}

/** Another kind of organisation: its proposals replace the earlier ones, but nothing that was typed. */
export function withPreset(value: NewNewsroom, preset: PresetName): NewNewsroom {
  const { kind, level, numberSuffix, from } = presets[preset]
  const sections = value.sectionsTouched ? value.sections : proposed(preset)
  return { ...value, preset, kind, level, numberSuffix, from, sections }
}

/** A name to sign in with, proposed from a person's name: the given name, which stands last. `Trần Thị Hoa` is `hoa`. */
export function proposedSignIn(name: string): string {
  return (
    fold(name.trim())
      .split(/\s+/)
      .at(-1)
      ?.replace(/[^a-z0-9]/g, '') ?? ''
  )
}
