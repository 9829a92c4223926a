import type { Organisation } from '../../shared/contract/index.ts'

export const presetNames = [
  'partyCommune',
  'committeeCommune',
  'partyProvince',
  'committeeProvince',
  'partyDistrict',
  'committeeDistrict',
  'other',
] as const
export type PresetName = (typeof presetNames)[number]

/** What is proposed for a kind of organisation; everything can be changed. */
export interface Preset {
  kind: Organisation['kind']
  level: Organisation['level']
  /** The organisation's sign in document numbers. */
  numberSuffix: string
  /** From when the organisation bears its name, `yyyy-mm-dd`; null where nothing can be guessed. */
  from: string | null
  sections: readonly string[]
}

/**
 * The day from which there are two levels of local government; districts ended and communes were founded anew.
 * Resolution 203/2025/QH15.
 */
const twoLevels = '2025-07-01'

const partySections = [
  'Tin tức - Sự kiện',
  'Hoạt động cấp uỷ',
  'Xây dựng Đảng',
  'Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
  'Dân vận - Mặt trận - Đoàn thể',
  'Kinh tế - Xã hội',
  'Quốc phòng - An ninh',
  'Văn bản mới',
  'Thông báo',
]

const committeeSections = [
  'Tin tức - Sự kiện',
  'Chỉ đạo, điều hành',
  'Kinh tế',
  'Văn hoá - Xã hội',
  'Cải cách hành chính',
  'Chuyển đổi số',
  'Quốc phòng - An ninh',
  'Văn bản mới',
  'Thông báo',
]

export const presets: Record<PresetName, Preset> = {
  partyCommune: {
    kind: 'party',
    level: 'commune',
    numberSuffix: 'ĐU',
    from: twoLevels,
    sections: partySections,
  },
  committeeCommune: {
    kind: 'committee',
    level: 'commune',
    numberSuffix: 'UBND',
    from: twoLevels,
    sections: committeeSections,
  },
  partyProvince: {
    kind: 'party',
    level: 'province',
    numberSuffix: 'TU',
    from: twoLevels,
    sections: partySections,
  },
  committeeProvince: {
    kind: 'committee',
    level: 'province',
    numberSuffix: 'UBND',
    from: twoLevels,
    sections: committeeSections,
  },
  partyDistrict: {
    kind: 'party',
    level: 'district',
    numberSuffix: 'HU',
    from: null,
    sections: partySections,
  },
  committeeDistrict: {
    kind: 'committee',
    level: 'district',
    numberSuffix: 'UBND',
    from: null,
    sections: committeeSections,
  },
  other: {
    kind: 'other',
    level: 'other',
    numberSuffix: '',
    from: null,
    sections: ['Tin tức - Sự kiện', 'Thông báo'],
  },
}
