import { existsSync } from 'node:fs'
import { basename, extname, isAbsolute, join } from 'node:path'
import { app, type BrowserWindow, dialog, shell } from 'electron'
import type { SavedCopy, Shell } from '../shared/contract/index.ts'
import { fill } from '../shared/words/index.ts'
import { writeFileAtomically } from './engine/disk/atomic.ts'
import { asRefusal } from './engine/disk/failures.ts'
import type { ShellWords } from './words.ts'

export type FolderPurpose = Parameters<Shell['chooseFolder']>[0]

export async function chooseFolder(
  window: BrowserWindow,
  words: ShellWords,
  purpose: FolderPurpose,
): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: words.folders[purpose],
    buttonLabel: words.choose,
    properties: ['openDirectory', 'createDirectory'],
  })
  return filePaths[0] ?? null
}

export async function choosePackage(window: BrowserWindow, words: ShellWords): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: words.choosePackage,
    buttonLabel: words.choose,
    filters: [{ name: words.packageFiles, extensions: ['zip'] }],
    properties: ['openFile'],
  })
  return filePaths[0] ?? null
}

/** Lets the person choose a place and writes a page of text there, whole or not at all. */
export function saveCopy(
  window: BrowserWindow,
  words: ShellWords,
  { fileName, page }: { fileName: string; page: string },
): Promise<SavedCopy> {
  const kind = { title: words.saveCopy, kinds: words.copyFiles, extension: '.html' }
  return save(window, words, kind, fileName, Buffer.from(page, 'utf8'))
}

/** The same for a Word document. */
export function saveDocument(
  window: BrowserWindow,
  words: ShellWords,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<SavedCopy> {
  const kind = { title: words.saveDocument, kinds: words.documents, extension: '.docx' }
  return save(window, words, kind, fileName, bytes)
}

/** The same for any other file. */
export function saveFile(
  window: BrowserWindow,
  words: ShellWords,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<SavedCopy> {
  return save(window, words, { title: words.saveFile, extension: extname(fileName) }, fileName, bytes)
}

/** Lets the person choose a place and writes there, whole or not at all. `kinds` is what files so ending are called. */
async function save(
  window: BrowserWindow,
  words: ShellWords,
  { title, kinds, extension }: { title: string; kinds?: string; extension: string },
  fileName: string,
  bytes: Uint8Array,
): Promise<SavedCopy> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    buttonLabel: words.save,
    // Not where the newsroom lies: its disk may be the one that is full.
    defaultPath: join(app.getPath('documents'), basename(fileName)),
    ...(kinds !== undefined && { filters: [{ name: kinds, extensions: [extension.slice(1)] }] }),
  })
  if (canceled || !filePath) return null
  // Without its ending the system would not know what to open it with.
  const path = extname(filePath) === '' ? `${filePath}${extension}` : filePath
  try {
    await writeFileAtomically(path, bytes)
    return { path }
  } catch (error) {
    const { code, details } = asRefusal(error, path)
    return { refused: { code, details } }
  }
}

/** Opens a web or mail address in the system's own program, after the person has read it and agreed. */
export async function openOutside(window: BrowserWindow, words: ShellWords, address: string): Promise<void> {
  const url = outsideAddress(address)
  if (!url) return
  const agreed = await ask(window, {
    message: words.outside.question,
    detail: url,
    yes: words.outside.open,
    no: words.cancel,
  })
  if (agreed) await shell.openExternal(url)
}

/** The address in its full form when it may be opened outside, else null. */
export function outsideAddress(address: string): string | null {
  try {
    const url = new URL(address)
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
  } catch {
    return null
  }
}

/** Shows a file that is there in the system's file manager; anything else is ignored. */
export function showInFolder(path: string): void {
  // A share's name in a path would make Windows sign in to that server, so only this computer's files are shown.
  if (isAbsolute(path) && !path.startsWith('\\\\') && existsSync(path)) shell.showItemInFolder(path)
}

export async function showAbout(window: BrowserWindow, words: ShellWords): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'info',
    title: words.menu.about,
    message: 'Bản Thảo',
    detail: fill(words.about, { version: app.getVersion() }),
  })
}

/** A question of two answers. Escape and closing it mean `no`, Enter too: what is dangerous needs a choice. */
export async function ask(
  window: BrowserWindow | null,
  question: { message: string; detail: string; yes: string; no: string },
): Promise<boolean> {
  const options = {
    type: 'question' as const,
    title: 'Bản Thảo',
    message: question.message,
    detail: question.detail,
    buttons: [question.yes, question.no],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  }
  const { response } = window
    ? await dialog.showMessageBox(window, options)
    : await dialog.showMessageBox(options)
  return response === 0
}
