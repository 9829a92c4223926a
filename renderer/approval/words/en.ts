import type { Sentences } from '../../words/vi.ts'
import type { approval as vi } from './vi.ts'

/** What the screen for approving several articles says in English. */
export const approval: Sentences<typeof vi> = {
  title: 'Approve several articles',
  command: 'Approve several articles…',
  list: 'Articles that await approval',
  empty: 'No article awaits approval. What is sent up for approval appears here.',
  agreedOf: (agreed, all) => `${agreed} of ${all} articles agreed to`,
  approve: count => `Approve ${count} articles…`,
  approveNone: 'Approve what I agreed to…',
  agree: 'Agree, next article',
  agreed: 'Agreed',
  takeBack: 'Take back',
  return: 'Return…',
  open: 'Open the article',
  next: 'Next article',
  previous: 'Previous article',
  keys: 'Approve several articles',
  states: {
    unread: 'Not read yet',
    agreed: 'Read, agreed',
    returned: 'Returned',
    sealed: 'Approved',
    refused: 'Could not be approved',
  },
  notAllowed: 'You cannot approve this article',
  stopped: 'Something required is missing, so the article cannot be approved yet. Return it or open it.',
  sealTitle: count => `Approve and seal ${count} articles`,
  sealAbout:
    'Each is sealed by itself, just as you have read it. One that cannot be approved does not stop the others.',
  seal: 'Approve',
  sealing: (done, all) => `Approving: ${done} of ${all} articles`,
  done: count => `${count} articles were approved.`,
  doneSome: (count, refused) =>
    `${count} articles were approved; ${refused} could not be, the reason stands with each.`,
  wrongPassword: 'The password is wrong. No article was approved.',
  pick: 'Choose an article to read.',
}
