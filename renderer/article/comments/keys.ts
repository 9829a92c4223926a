/** Shortcuts of comments, as shown and as bound. */
export const commentKeys = {
  add: 'Ctrl+Alt+M',
  next: 'F4',
  previous: 'Shift+F4',
  accept: 'Ctrl+Alt+Y',
  refuse: 'Ctrl+Alt+N',
  resolve: 'Ctrl+Alt+J',
} as const
