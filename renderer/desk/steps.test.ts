import { describe, expect, it } from 'vitest'
import type { ActionVerdict } from '../../shared/contract/index.ts'
import { actions, may, type Role, type Standing, type State } from '../../shared/workflow/index.ts'
import { dropOn } from './steps.ts'

const article = (state: State, more: Partial<Standing> = {}): Standing => ({
  state,
  createdBy: 'writer',
  assignee: null,
  holder: null,
  writers: ['writer'],
  hasTitle: true,
  hasBody: true,
  sealed: false,
  before: null,
  ...more,
})

/** What the engine would say of every action. */
const verdicts = (id: string, roles: Role[], standing: Standing): ActionVerdict[] =>
  actions.map(action => {
    const verdict = may({ id, roles }, standing, action, { fourEyes: 'forbid' })
    return {
      action,
      allowed: verdict.allowed,
      to: verdict.allowed ? verdict.to : null,
      objection: verdict.allowed ? null : verdict.objection.kind,
      roles: [],
      demands: verdict.allowed ? [...verdict.transition.demands] : [],
      voidsSeal: false,
      warnings: [],
    }
  })

const drop = (to: State, id: string, roles: Role[], standing: Standing) => {
  const dropped = dropOn([to], standing.state, verdicts(id, roles, standing))
  return 'verdict' in dropped ? `${dropped.kind} ${dropped.verdict.action}` : dropped
}

describe('dropping an article on a column', () => {
  it('is the step of the workflow that leads there', () => {
    expect(drop('submitted', 'writer', ['writer'], article('draft'))).toBe('step submit')
    expect(drop('editing', 'editor', ['editor'], article('submitted'))).toBe('step claim')
    expect(drop('returned', 'editor', ['editor'], article('submitted'))).toBe('step return')
    expect(drop('approved', 'approver', ['approver'], article('pending'))).toBe('step approve')
    expect(drop('published', 'secretary', ['secretary'], article('packaged', { sealed: true }))).toBe(
      'step publish',
    )
  })

  it('is refused with what stands in the way, where a step leads there but not for this person or not now', () => {
    expect(drop('editing', 'writer', ['writer'], article('submitted'))).toBe('refused claim')
    expect(drop('submitted', 'writer', ['writer'], article('draft', { hasBody: false }))).toBe(
      'refused submit',
    )
    expect(drop('approved', 'writer', ['approver'], article('pending'))).toBe('refused approve')
  })

  it('says what can be done where no step leads there', () => {
    expect(drop('pending', 'writer', ['writer'], article('draft'))).toEqual({
      kind: 'noWay',
      possible: ['submit', 'archive'],
    })
    expect(drop('draft', 'writer', ['writer'], article('draft'))).toEqual({ kind: 'there' })
  })
})
