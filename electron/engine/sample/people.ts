import type { Role } from '../../../shared/workflow/index.ts'

/** Who does what in the sample newsroom, by the names with which they sign in. */
export const samplePeople = {
  writer: 'hoa',
  editor: 'minh',
  secretary: 'lan',
  approver: 'son',
  administrator: 'quantri',
} as const satisfies Record<Role, string>
