import { describe, expect, it } from 'vitest'
import { organisationSchema } from '../../shared/contract/index.ts'
import { proposedSignIn, startWith, withPreset } from './new-newsroom.ts'
import { presetNames, presets } from './presets.ts'

describe('making a newsroom', () => {
  it('proposes for every kind of organisation what the engine takes', () => {
    for (const name of presetNames) {
      const { kind, level, numberSuffix, from, sections } = presets[name]
      const names = [{ name: 'Cơ quan', shortName: '', numberSuffix, from: from ?? '2026-01-01' }]
      expect(organisationSchema.safeParse({ kind, level, names }).success).toBe(true)
      expect(new Set(sections).size).toBe(sections.length)
    }
  })

  it('lets another kind replace the proposals but nothing that was typed', () => {
    const typed = { ...startWith('partyCommune'), name: 'Đảng uỷ xã Gò Quao' }
    const untouched = withPreset(typed, 'committeeCommune')
    expect(untouched).toMatchObject({ kind: 'committee', numberSuffix: 'UBND', name: 'Đảng uỷ xã Gò Quao' })
    expect(untouched.sections.map(({ name }) => name)).toContain('Cải cách hành chính')

    const sections = [{ key: 0, name: 'Nông thôn mới' }]
    expect(withPreset({ ...typed, sections, sectionsTouched: true }, 'other').sections).toEqual(sections)
  })

  it('proposes the given name, which stands last, for signing in', () => {
    expect(['Trần Thị Hoa', 'Nguyễn Văn Đức', '  Võ Thành Sơn ', 'Thuý', ''].map(proposedSignIn)).toEqual([
      'hoa',
      'duc',
      'son',
      'thuy',
      '',
    ])
  })
})
