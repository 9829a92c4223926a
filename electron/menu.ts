import type { MenuItemConstructorOptions } from 'electron'
import type { ShellWords } from './words.ts'

interface MenuActions {
  zoom(change: 'in' | 'out' | 'reset'): void
  about(): void
}

/** The menu bar in the person's language. What the window does itself (Ctrl+K, Ctrl+S...) it does without the menu. */
export function menuTemplate(
  words: ShellWords,
  isMac: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const { menu } = words
  const file: MenuItemConstructorOptions = {
    label: menu.file,
    submenu: [
      { label: menu.close, role: 'close' },
      ...(isMac ? [] : [{ type: 'separator' as const }, { label: menu.quit, role: 'quit' as const }]),
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: menu.edit,
    submenu: [
      { label: menu.undo, role: 'undo' },
      { label: menu.redo, role: 'redo' },
      { type: 'separator' },
      { label: menu.cut, role: 'cut' },
      { label: menu.copy, role: 'copy' },
      { label: menu.paste, role: 'paste' },
      { label: menu.pastePlain, role: 'pasteAndMatchStyle' },
      { type: 'separator' },
      { label: menu.selectAll, role: 'selectAll' },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: menu.view,
    submenu: [
      { label: menu.enlarge, accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom('in') },
      // The same key without Shift, and on the number pad.
      { label: menu.enlarge, accelerator: 'CmdOrCtrl+=', visible: false, click: () => actions.zoom('in') },
      {
        label: menu.enlarge,
        accelerator: 'CmdOrCtrl+numadd',
        visible: false,
        click: () => actions.zoom('in'),
      },
      { label: menu.reduce, accelerator: 'CmdOrCtrl+-', click: () => actions.zoom('out') },
      {
        label: menu.reduce,
        accelerator: 'CmdOrCtrl+numsub',
        visible: false,
        click: () => actions.zoom('out'),
      },
      { label: menu.actualSize, accelerator: 'CmdOrCtrl+0', click: () => actions.zoom('reset') },
      { type: 'separator' },
      { label: menu.fullScreen, role: 'togglefullscreen' },
    ],
  }
  const help: MenuItemConstructorOptions = {
    label: menu.help,
    role: 'help',
    submenu: [{ label: menu.about, click: () => actions.about() }],
  }
  const application: MenuItemConstructorOptions = {
    label: 'Bản Thảo',
    submenu: [
      { label: menu.about, click: () => actions.about() },
      { type: 'separator' },
      { label: menu.hide, role: 'hide' },
      { label: menu.hideOthers, role: 'hideOthers' },
      { label: menu.showAll, role: 'unhide' },
      { type: 'separator' },
      { label: menu.quit, role: 'quit' },
    ],
  }
  return isMac ? [application, file, edit, view, help] : [file, edit, view, help]
}
