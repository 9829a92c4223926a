/** Names of what passes between the window's preload and the shell. */
export const channels = {
  askPort: 'engine:ask-port',
  port: 'engine:port',
  chooseFolder: 'shell:choose-folder',
  choosePackage: 'shell:choose-package',
  saveCopy: 'shell:save-copy',
  saveDocument: 'shell:save-document',
  saveFile: 'shell:save-file',
  savePaper: 'shell:save-paper',
  showInFolder: 'shell:show-in-folder',
  openOutside: 'shell:open-outside',
  setLanguage: 'shell:set-language',
  setTheme: 'shell:set-theme',
  flush: 'window:flush',
  flushed: 'window:flushed',
} as const

/** The preload reads the program's version from this argument of its process. */
export const versionArgument = '--banthao-version='
