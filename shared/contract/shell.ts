import type { Paper } from '../paper/index.ts'
import type { RefusalCode, RefusalDetails } from './refusal.ts'

/** Where a copy was put, why it could not be, or null when the person thought better of it. */
export type SavedCopy = { path: string } | { refused: { code: RefusalCode; details: RefusalDetails } } | null

/**
 * What the preload hands to the window besides the engine's port: a handful of named functions, nothing generic.
 * The port itself arrives as a window message `{ kind: 'engine-port' }` with one transferred MessagePort; it comes
 * again, with a fresh port, whenever the engine had to be restarted or the page was loaded anew.
 */
export interface Shell {
  readonly platform: string
  readonly version: string
  /** Lets the person choose a folder; null when they think better of it. */
  chooseFolder(purpose: 'newNewsroom' | 'openNewsroom' | 'packages' | 'import'): Promise<string | null>
  /** Lets the person choose a package file. */
  choosePackage(): Promise<string | null>
  /**
   * Writes a page of text to a place that the person chooses, under that name unless they choose another. Needs neither
   * the engine nor the newsroom's disk.
   */
  saveCopy(fileName: string, page: string): Promise<SavedCopy>
  /** Writes a Word document to a place that the person chooses, under that name unless they choose another. */
  saveDocument(fileName: string, bytes: Uint8Array): Promise<SavedCopy>
  /** Writes a file's bytes to a place that the person chooses, under that name unless they choose another. */
  saveFile(fileName: string, bytes: Uint8Array): Promise<SavedCopy>
  /**
   * Prints a paper to a PDF and writes it to a place that the person chooses, under that name unless they choose another.
   * `pictures` are the bytes of the paper's pictures, in their order.
   */
  savePaper(fileName: string, paper: Paper, pictures: readonly Uint8Array[]): Promise<SavedCopy>
  /** The path of a dropped or chosen file (a DOM `File`); empty where it has none. */
  pathOf(file: object): string
  /** Shows a file in the system's file manager. */
  showInFolder(path: string): Promise<void>
  /** Opens a web or mail address outside, after asking. */
  openOutside(address: string): Promise<void>
  /** Before the window closes: `flush` writes what is not yet saved; the window waits for it, 5 s at most. */
  onClosing(flush: () => Promise<void>): void
  /** The menu's language follows the window's. */
  setLanguage(language: 'vi' | 'en'): void
  /** Follows the choice of light, dark or the system's. */
  setTheme(theme: 'system' | 'light' | 'dark'): void
}
