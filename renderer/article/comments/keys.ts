/** Shortcuts of comments, as shown and as bound. */
export const commentKeys = {
  add: 'Ctrl+Alt+M',
  next: 'F8',
  previous: 'Shift+F8',
  accept: 'Ctrl+Alt+Y',
  refuse: 'Ctrl+Alt+N',
  resolve: 'Ctrl+Alt+J',
} as const
