import type { Sentences } from '../../../words/vi.ts'
import type { gate as vi } from './vi.ts'

/** What the gate before a step says in English. */
export const gate: Sentences<typeof vi> = {
  titles: {
    submit: 'Before submitting',
    sendUp: 'Before sending up',
    approve: 'Before approving',
    package: 'Before packaging',
  },
  required: count => `Required first (${count})`,
  recommended: count => `Recommended (${count})`,
  stopped: 'The article cannot go on yet. Choose a line to go where it is missing; F8 goes to the next.',
  advised: 'The article can go on. Choose a line to go where it is missing; F8 goes to the next.',
  nothing: 'Nothing is missing.',
  questions: 'The newsroom’s questions',
  answered: (name, at) => `${name} answered at ${at}`,
  later: 'Let me mend it',
  goOn: { submit: 'Submit anyway', sendUp: 'Send up anyway', approve: 'Go on', package: 'Make it anyway' },
  goOnDone: { submit: 'Submit', sendUp: 'Send up', approve: 'Go on', package: 'Make package' },
  count: count => `${count} missing`,
  countLabel: (step, required, recommended) =>
    `${step}: ${required} required, ${recommended} recommended. Show the list`,
  show: 'Show what is missing',
  next: 'Go to the next missing thing',
  previous: 'Go to the missing thing before',
  list: 'What is missing',
  correction: {
    banner: 'The article is being corrected',
    of: (number, at) => `In place of revision ${number}, approved at ${at}.`,
    none: 'The correction says nothing to readers yet.',
    edit: 'Word the correction…',
    title: 'The words of the correction',
    label: 'What is corrected',
    hint: 'Printed at the end of the article in its package, where readers see it. The seal covers it too.',
    voids: 'The article is approved: other words need another approval.',
  },
  phrases: 'Phrases',
  phrasesHint: 'Press one, or Alt and its number, to insert it.',
  approve: {
    text: 'What will be sealed',
    changes: 'Changes since the last approval',
    sealedBefore: (number, name, at) => `Revision ${number}, approved by ${name} at ${at}`,
    now: 'The article now',
    view: 'View',
  },
}
