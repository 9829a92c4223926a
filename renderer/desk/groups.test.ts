import { describe, expect, it } from 'vitest'
import type { Role } from '../../shared/workflow/index.ts'
import { queuesOf } from './groups.ts'

const queues = (...roles: Role[]) =>
  queuesOf({ roles }).map(({ state, mine }) => (mine ? `${state} (mine)` : state))

describe('what waits for a person', () => {
  it('follows from their roles by the table of the workflow', () => {
    expect({
      writer: queues('writer'),
      editor: queues('editor'),
      secretary: queues('secretary'),
      approver: queues('approver'),
      administrator: queues('administrator'),
    }).toEqual({
      writer: ['returned (mine)', 'corrected (mine)', 'draft (mine)'],
      editor: ['submitted', 'editing (mine)', 'corrected (mine)'],
      secretary: ['approved', 'packaged'],
      approver: ['pending'],
      administrator: [],
    })
  })

  it('joins the queues of several roles, once each', () => {
    expect(queues('editor', 'writer')).toEqual([
      'submitted',
      'returned (mine)',
      'editing (mine)',
      'corrected (mine)',
      'draft (mine)',
    ])
  })
})
