import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { rootArguments } from '../electron/dev/debian.ts'
import { findElectron } from '../electron/dev/find-electron.ts'
import { project } from '../electron/dev/project.ts'
import { type Banthao, expect, test } from './app.ts'

test('The window opens with its name, its size and a port to the engine', async ({ banthao }) => {
  const { app, window } = await banthao()
  await expect(window).toHaveTitle('Bản Thảo')
  expect(window.url()).toBe('app://banthao/index.html')
  await ports(window, 1)
  const size = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
  expect(size).toEqual([1366, 768])
})

test('The page sees named functions only and has no Node', async ({ banthao }) => {
  const { window } = await banthao()
  const seen = await window.evaluate(() => ({
    shell: Object.keys(Reflect.get(globalThis, 'banthao')).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'electron'].filter(name => name in globalThis),
  }))
  expect(seen).toEqual({
    shell: [
      'chooseFolder',
      'choosePackage',
      'onClosing',
      'openOutside',
      'pathOf',
      'platform',
      'saveCopy',
      'saveDocument',
      'saveFile',
      'savePaper',
      'setLanguage',
      'setTheme',
      'showInFolder',
      'version',
    ],
    node: [],
  })
})

test('The page reaches no network, no file, no other page and no permission', async ({ banthao }) => {
  const { app, window, complaints } = await banthao()
  await answerDialogs(app, 1)
  const reached = await window.evaluate(async () => {
    const tried = async (work: () => Promise<unknown>) => {
      try {
        await work()
        return 'reached'
      } catch {
        return 'refused'
      }
    }
    const script = document.createElement('script')
    script.textContent = 'globalThis.inlineRan = true'
    document.head.append(script)
    return {
      network: await tried(() => fetch('https://example.org/')),
      own: await tried(() => fetch('app://banthao/index.html')),
      file: await tried(() => fetch('file:///etc/passwd')),
      camera: await tried(() => navigator.mediaDevices.getUserMedia({ video: true })),
      notifications: await Notification.requestPermission(),
      evaluated: await tried(async () => new Function('return 1')()),
      inline: 'inlineRan' in globalThis,
      opened: globalThis.open('https://example.org/') === null,
    }
  })
  expect(reached).toEqual({
    network: 'refused',
    own: 'refused',
    file: 'refused',
    camera: 'refused',
    notifications: 'denied',
    evaluated: 'refused',
    inline: false,
    opened: true,
  })
  await window.evaluate(() => {
    location.href = 'https://example.org/'
  })
  await window.waitForTimeout(300)
  expect(window.url()).toBe('app://banthao/index.html')
  expect(complaints.some(line => line.includes('Content Security Policy'))).toBe(true)
  complaints.length = 0
})

test('A link opens outside only after the person agreed', async ({ banthao }) => {
  const { app, window } = await banthao()
  await app.evaluate(({ shell }) => {
    Reflect.set(globalThis, 'opened', [])
    shell.openExternal = async address => {
      Reflect.get(globalThis, 'opened').push(address)
    }
  })
  const opened = () => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])
  const openOutside = (address: string) =>
    window.evaluate(to => Reflect.get(globalThis, 'banthao').openOutside(to), address)
  await answerDialogs(app, 1)
  await openOutside('https://congbao.chinhphu.vn/')
  expect(await opened()).toEqual([])
  await answerDialogs(app, 0)
  await openOutside('https://congbao.chinhphu.vn/')
  await openOutside('file:///etc/passwd')
  await openOutside('javascript:alert(1)')
  expect(await opened()).toEqual(['https://congbao.chinhphu.vn/'])
})

test('The engine comes back with a fresh port when it dies', async ({ banthao }) => {
  const running = await banthao()
  await ports(running.window, 1)
  await killEngine(running)
  await ports(running.window, 2)
})

test('The menu follows the chosen language', async ({ banthao }) => {
  const { app, window } = await banthao()
  const labels = () =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(item => item.label.replace('&', '')))
  await window.evaluate(() => Reflect.get(globalThis, 'banthao').setLanguage('vi'))
  await expect.poll(labels).toEqual(['Tệp', 'Sửa', 'Hiển thị', 'Trợ giúp'])
  await window.evaluate(() => Reflect.get(globalThis, 'banthao').setLanguage('en'))
  await expect.poll(labels).toEqual(['File', 'Edit', 'View', 'Help'])
})

test('The chosen size of everything outlives a reload and a restart', async ({ banthao }) => {
  const first = await banthao()
  const zoom = ({ app }: Banthao) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel())
  await expect(first.window.getByRole('button').first()).toBeVisible()
  // As from the keyboard, by way of the page, which leaves these keys to the menu.
  const press = (keyCode: string) =>
    first.app.evaluate(({ BrowserWindow }, key) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      for (const type of ['keyDown', 'keyUp'] as const) {
        contents?.sendInputEvent({ type, keyCode: key, modifiers: ['control'] })
      }
    }, keyCode)
  await press('-')
  await expect.poll(() => zoom(first)).toBe(-0.5)
  await press('0')
  await expect.poll(() => zoom(first)).toBe(0)
  for (const level of [0.5, 1]) {
    await press('=')
    await expect.poll(() => zoom(first)).toBe(level)
  }
  await first.window.reload()
  await expect.poll(() => zoom(first)).toBe(1)
  await first.close()
  const second = await banthao({ userData: first.userData })
  await expect.poll(() => zoom(second)).toBe(1)
})

test('A second start brings the first window forward and ends well', async ({ banthao }) => {
  const { app, userData } = await banthao()
  const focused = app.evaluate(
    ({ app: main }) => new Promise<boolean>(resolve => main.once('second-instance', () => resolve(true))),
  )
  const { executable } = await findElectron()
  const second = spawn(executable, [...rootArguments(), project, `--user-data-dir=${userData}`], {
    stdio: 'ignore',
  })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  expect(await focused).toBe(true)
  expect(app.windows()).toHaveLength(1)
})

test('The window is remembered and the program ends when it closes', async ({ banthao }) => {
  const first = await banthao()
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1200, 700))
  await first.close()
  expect(existsSync(join(first.userData, 'window.json'))).toBe(true)
  const { app } = await banthao({ userData: first.userData })
  const size = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
  expect(size).toEqual([1200, 700])
})

test('What could not be saved keeps the window open until the person decides', async ({ banthao }) => {
  const running = await banthao()
  const { app, window } = running
  // By now the page has said what it wants flushed; this takes its place.
  await expect(window.getByRole('button').first()).toBeVisible()
  await window.evaluate(() =>
    Reflect.get(globalThis, 'banthao').onClosing(() => Promise.reject(new Error('The disk is full.'))),
  )
  await answerDialogs(app, 1)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => asked(app)).toBe(1)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await answerDialogs(app, 0)
  await running.close()
})

test('An engine that keeps dying is restarted five times, then the person is asked', async ({ banthao }) => {
  const running = await banthao()
  await answerDialogs(running.app, 0)
  await ports(running.window, 1)
  for (let time = 1; time <= 5; time += 1) {
    await killEngine(running)
    await ports(running.window, 1 + time)
  }
  expect(await asked(running.app)).toBe(0)
  await killEngine(running)
  await ports(running.window, 7)
  expect(await asked(running.app)).toBe(1)
})

test('A window that crashed is loaded again', async ({ banthao }) => {
  const { app } = await banthao()
  await answerDialogs(app, 0)
  const loaded = await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>(resolve => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-finish-load', () => resolve(contents.getURL()))
        contents?.forcefullyCrashRenderer()
      }),
  )
  expect(loaded).toBe('app://banthao/index.html')
  expect(await asked(app)).toBe(1)
})

test('The path of a chosen file is known to the page', async ({ banthao }) => {
  const { window } = await banthao()
  const file = join(project, 'package.json')
  await window.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.id = 'chosen'
    document.body.append(input)
  })
  await window.setInputFiles('#chosen', file)
  const path = await window.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#chosen')
    return Reflect.get(globalThis, 'banthao').pathOf(input?.files?.[0])
  })
  expect(path).toBe(file)
})

test('Without the newsroom that was asked for, the window still opens', async ({ banthao }) => {
  const { window } = await banthao({ newsroom: join(project, 'khong-co') })
  await expect(window.getByRole('button').first()).toBeVisible()
})

test('Asked to end by the system, the program closes its newsroom and ends well', async ({ banthao }) => {
  const { child, window } = await banthao()
  await expect(window).toHaveTitle(/Bản Thảo/)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
})

/** Waits until so many ports have reached the page since it was loaded; the first time, loads it anew to count. */
async function ports(window: Page, expected: number): Promise<void> {
  const count = () => window.evaluate(() => Reflect.get(globalThis, 'ports') as number | undefined)
  if ((await count()) === undefined) {
    await window.addInitScript(() => {
      Reflect.set(globalThis, 'ports', 0)
      addEventListener('message', event => {
        if (event.data?.kind !== 'engine-port' || event.ports.length !== 1) return
        Reflect.set(globalThis, 'ports', Reflect.get(globalThis, 'ports') + 1)
      })
    })
    await window.reload()
  }
  await expect.poll(count).toBe(expected)
}

/** Answers every native question from now on with the button of this number, and counts them. */
async function answerDialogs(app: Banthao['app'], button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    Reflect.set(globalThis, 'asked', 0)
    dialog.showMessageBox = async () => {
      Reflect.set(globalThis, 'asked', Reflect.get(globalThis, 'asked') + 1)
      return { response, checkboxChecked: false }
    }
  }, button)
}

const asked = (app: Banthao['app']) => app.evaluate(() => Reflect.get(globalThis, 'asked') as number)

async function killEngine({ app }: Banthao): Promise<void> {
  const pid = await app.evaluate(
    ({ app: main }) => main.getAppMetrics().find(metric => metric.name === 'banthao-engine')?.pid,
  )
  if (pid === undefined) throw new Error('No engine is running.')
  process.kill(pid, 'SIGKILL')
}
