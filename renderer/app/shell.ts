import type { Shell } from '../../shared/contract/index.ts'

declare global {
  interface Window {
    /** What the preload hands over. */
    readonly banthao: Shell
  }
}

/** The shell's named functions: folders, files, the menu's language. */
export const shell = (): Shell => window.banthao
