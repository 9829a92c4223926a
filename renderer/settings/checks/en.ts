import type { Sentences } from '../../words/vi.ts'
import type { checks as vi } from './vi.ts'

/** What the settings of the checks say in English. */
export const checks: Sentences<typeof vi> = {
  tab: 'Checks',
  title: 'Checks before each step',
  about:
    '“Required” stops an article while it is missing; “recommended” only reminds. Title and text are always required.',
  preset: 'Preset',
  presets: { light: 'Light', usual: 'Usual', strict: 'Strict', own: 'The newsroom’s own' },
  check: 'Check',
  cell: (check, step) => `${check}, ${step}`,
  questions: 'The newsroom’s questions',
  questionsAbout: 'Who takes the step answers by a tick; who did and when is recorded.',
  addQuestion: 'Add a question…',
  question: 'Question',
  questionHint: 'For example: Were the figures compared with the original document?',
  removeQuestion: text => `Remove the question “${text}”`,
  noQuestions: 'There are no questions yet.',
  phrases: 'Phrases for reasons',
  phrasesAbout: 'One on each line. Where a reason is asked for, press one, or Alt and its number.',
}
