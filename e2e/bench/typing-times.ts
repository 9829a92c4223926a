import type { CDPSession, Page } from '@playwright/test'

/** What was measured while keys were typed. */
export interface Typed {
  /** From the key to the frame that shows it, ms. */
  times: number[]
  /** Tasks of the page's main thread over 50 ms, ms. */
  longTasks: number[]
}

/** A page into which keys are typed one by one, each waited for until it is painted. */
export class TypedPage {
  private readonly page: Page
  private readonly keyboard: CDPSession

  private constructor(page: Page, keyboard: CDPSession) {
    this.page = page
    this.keyboard = keyboard
  }

  static async of(page: Page): Promise<TypedPage> {
    const keyboard = await page.context().newCDPSession(page)
    await keyboard.send('Emulation.setFocusEmulationEnabled', { enabled: true })
    await page.evaluate(measureKeys)
    return new TypedPage(page, keyboard)
  }

  /** Types so many letters, about eight in a second, as people do. */
  async type(letters: number): Promise<void> {
    const row = 'nguoi dan xa tan hoa '
    for (let index = 0; index < letters; index++) {
      const letter = row.charAt(index % row.length)
      const event = {
        key: letter,
        code: letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`,
        windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
      }
      await this.keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...event })
      await this.keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
      await new Promise(resolve => setTimeout(resolve, 60 + ((index * 37) % 80)))
    }
  }

  /** What was measured since it was asked last. */
  take(): Promise<Typed> {
    return this.page.evaluate(() => {
      const measured = Reflect.get(window, 'measuredKeys') as Typed
      Reflect.set(window, 'measuredKeys', { times: [], longTasks: [] })
      return measured
    })
  }
}

/** In the page: from each key's own time to the first task after the frame that shows it. */
function measureKeys() {
  const measured = () => Reflect.get(window, 'measuredKeys') as { times: number[]; longTasks: number[] }
  Reflect.set(window, 'measuredKeys', { times: [], longTasks: [] })
  addEventListener(
    'keydown',
    event => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => measured().times.push(performance.now() - event.timeStamp)
        port2.postMessage(null)
      })
    },
    true,
  )
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) measured().longTasks.push(entry.duration)
  }).observe({ type: 'longtask' })
}
