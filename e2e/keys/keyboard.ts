import type { ElectronApplication } from '@playwright/test'

/** Commands of the DevTools protocol that touch the keyboard of a window. */
export interface Keyboard {
  send(
    method: 'Input.dispatchKeyEvent' | 'Input.insertText' | 'Input.imeSetComposition',
    params: object,
  ): Promise<void>
}

/**
 * The keyboard of the program's window. Whatever is sent in one go reaches the shell in one message and the window one
 * after the other, as fast as it takes it: the test is never what somebody waits for between two keys.
 */
export function keyboardOf(app: ElectronApplication): Keyboard {
  let waiting: [method: string, params: object][] = []
  let flushed: Promise<void> | null = null
  const flush = async () => {
    await Promise.resolve()
    const commands = waiting
    waiting = []
    flushed = null
    await app.evaluate(async ({ BrowserWindow }, all) => {
      const inspector = BrowserWindow.getAllWindows()[0]?.webContents.debugger
      if (!inspector) throw new Error('There is no window.')
      if (!inspector.isAttached()) inspector.attach()
      await Promise.all(all.map(([method, params]) => inspector.sendCommand(method, params)))
    }, commands)
  }
  return {
    send(method, params) {
      waiting.push([method, params])
      flushed ??= flush()
      return flushed
    },
  }
}
