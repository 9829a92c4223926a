import type { WindowWords } from './vi.ts'

/** What the window says in English. */
export const en: WindowWords = {
  ui: {
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    undo: 'Undo',
    messages: 'Messages',
    showPassword: 'Show the password',
    hidePassword: 'Hide the password',
    addTag: 'Type, then press Enter',
    removeTag: tag => `Remove the tag ${tag}`,
    clearDate: label => `Clear ${label}`,
    openCalendar: label => `Open the calendar: ${label}`,
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
  },
  app: {
    engineLost: 'The engine does not answer. The program is restarting it; try again in a moment.',
  },
}
