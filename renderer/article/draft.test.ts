import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Draft } from './draft.ts'

class Outdated extends Error {}

/** A desk on which drafts are laid: takes `delay` ms, and fails with `failing` while it is set. */
class Disk {
  delay = 20
  failing: Error | null = null
  version = 1
  readonly written: { at: number; base: number; content: string }[] = []
  busy = 0
  busiest = 0

  readonly save = async (base: number, content: string) => {
    this.busiest = Math.max(this.busiest, ++this.busy)
    await new Promise(resolve => setTimeout(resolve, this.delay))
    this.busy--
    if (this.failing) throw this.failing
    if (base !== this.version) throw new Outdated()
    this.written.push({ at: Date.now(), base, content })
    return { version: ++this.version, savedAt: Date.now() }
  }
}

describe('a draft', () => {
  let disk: Disk
  let text: string
  let serialised: number
  let draft: Draft<{ version: number; savedAt: number }>

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 })
    disk = new Disk()
    text = ''
    serialised = 0
    draft = new Draft({
      version: 1,
      savedAt: 0,
      saved: '',
      serialise: () => {
        serialised++
        return text
      },
      save: disk.save,
      isOutdated: error => error instanceof Outdated,
    })
  })
  afterEach(() => {
    draft.close()
    vi.useRealTimers()
  })

  const type = (letters: string) => {
    text += letters
    draft.touch()
  }
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  const kind = () => draft.current().state.kind

  it('is on disk within a second of the last key, and says so only then', async () => {
    type('t')
    await wait(200)
    type('i')
    expect(kind()).toBe('waiting')
    await wait(599)
    expect([kind(), disk.written]).toEqual(['waiting', []])
    await wait(1)
    expect(kind()).toBe('saving')
    await wait(20)
    expect([kind(), draft.current().savedAt, draft.current().version]).toEqual(['saved', 820, 2])
    expect(disk.written).toEqual([{ at: 820, base: 1, content: 'ti' }])
  })

  it('is written at least every five seconds while typing goes on, and not serialised on each key', async () => {
    for (let at = 0; at < 12_000; at += 100) {
      type('a')
      await wait(100)
    }
    expect(disk.written.map(write => write.at)).toEqual([4_520, 9_020])
    expect(serialised).toBe(2)
    await wait(700)
    expect(disk.written.at(-1)?.content).toBe('a'.repeat(120))
  })

  it('has one save under way at a time, each on the version of the one before', async () => {
    disk.delay = 2_000
    type('một')
    await wait(700)
    type(' hai')
    await wait(700)
    type(' ba')
    await wait(10_000)
    expect(disk.busiest).toBe(1)
    expect(disk.written.map(({ base, content }) => [base, content])).toEqual([
      [1, 'một'],
      [2, 'một hai ba'],
    ])
    expect(kind()).toBe('saved')
  })

  it('writes everything at once when asked, what was typed in the meantime too', async () => {
    type('một')
    const flushed = draft.flush()
    type(' hai')
    await wait(40)
    await flushed
    expect(disk.written.map(({ content }) => content)).toEqual(['một', 'một hai'])
    expect(kind()).toBe('saved')
  })

  it('has nothing to write when the change was undone', async () => {
    type('x')
    text = ''
    draft.touch()
    await wait(1_000)
    expect([kind(), disk.written]).toEqual(['saved', []])
  })

  it('says that it is not saved, tries again ever more slowly, and writes all of it in the end', async () => {
    disk.failing = new Error('đầy đĩa')
    type('một')
    await wait(700)
    expect(draft.current()).toEqual({
      state: { kind: 'failed', error: disk.failing, retryAt: 1_620 },
      savedAt: 0,
      version: 1,
    })
    await wait(1_000)
    expect(draft.current().state).toMatchObject({ kind: 'failed', retryAt: 3_640 })
    type(' hai')
    expect(kind()).toBe('failed')
    disk.failing = null
    await wait(2_100)
    expect(disk.written.map(({ base, content }) => [base, content])).toEqual([[1, 'một hai']])
    expect(kind()).toBe('saved')
  })

  it('tells who asked for it to be written why it was not', async () => {
    disk.failing = new Error('đầy đĩa')
    type('một')
    const flushed = expect(draft.flush()).rejects.toThrow('đầy đĩa')
    await wait(20)
    await flushed
  })

  it('writes nothing over what somebody else saved, and keeps what was typed', async () => {
    disk.version = 5
    type('của tôi')
    await wait(700)
    expect(kind()).toBe('outdated')
    type(' nữa')
    await wait(60_000)
    expect([kind(), disk.written, text]).toEqual(['outdated', [], 'của tôi nữa'])
    await expect(draft.flush()).rejects.toThrow(Outdated)
  })

  it('builds on the version that a step of the workflow made', async () => {
    disk.version = 9
    draft.rebase(9, 50)
    type('sau khi nhận')
    await wait(700)
    expect(disk.written).toMatchObject([{ base: 9 }])
  })
})
