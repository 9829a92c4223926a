import { execFileSync } from 'node:child_process'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { isRoot } from '../electron/dev/debian.ts'
import type { Banthao } from './app.ts'

/** The process of the engine that runs now. */
export async function enginePid({ app }: Banthao): Promise<number> {
  const pid = await app.evaluate(
    ({ app: main }) => main.getAppMetrics().find(metric => metric.name === 'banthao-engine')?.pid,
  )
  if (pid === undefined) throw new Error('No engine is running.')
  return pid
}

/** Ends the engine as a crash or an impatient task manager would. */
export async function killEngine(running: Banthao): Promise<void> {
  process.kill(await enginePid(running), 'SIGKILL')
}

/** A disk for a newsroom that can be filled to the last byte and freed again. */
export interface SmallDisk {
  folder: string
  /** What the bar says while it is full. */
  said: string
  fill(running: Banthao): Promise<void>
  free(running: Banthao): Promise<void>
  remove(): void
}

/**
 * Root gives the folder a small disk of its own. Anybody else takes from the engine's process the right to make files
 * longer, which SQLite meets in the same place.
 */
export function smallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true })
  if (!isRoot()) {
    const limit = async (running: Banthao, size: string) => {
      execFileSync('prlimit', ['--pid', String(await enginePid(running)), `--fsize=${size}:unlimited`])
    }
    return {
      folder,
      // A limit is a failure of the disk to SQLite, and no matter of space.
      said: 'Chưa lưu: ổ đĩa trục trặc',
      fill: running => limit(running, String(statSync(join(folder, 'toà soạn', 'newsroom.db')).size)),
      free: running => limit(running, 'unlimited'),
      remove: () => undefined,
    }
  }
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder])
  const ballast = join(folder, 'ballast')
  return {
    folder,
    said: 'Chưa lưu: ổ đĩa đầy',
    async fill() {
      let bytes = 1 << 24
      while (bytes > 0) {
        try {
          writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' })
        } catch {
          // What went in before the disk was full stays in.
          bytes >>= 1
        }
      }
    },
    async free() {
      writeFileSync(ballast, '')
    },
    remove: () => execFileSync('umount', ['--lazy', folder]),
  }
}

/** Another program that holds a newsroom's database, until the answer is called. */
export function holdDatabase(newsroom: string): () => void {
  const db = new Database(join(newsroom, 'newsroom.db'))
  db.exec('BEGIN EXCLUSIVE')
  return () => {
    db.exec('ROLLBACK')
    db.close()
  }
}

/** Another person's save, as another engine would have written it into the open newsroom. */
export function saveAsAnother(
  newsroom: string,
  save: { article: string; signIn: string; change: (content: string) => string },
): void {
  const db = new Database(join(newsroom, 'newsroom.db'))
  try {
    const { content } = db.prepare('SELECT content FROM drafts WHERE article = ?').get(save.article) as {
      content: string
    }
    db.prepare(
      `UPDATE drafts SET content = @content, version = version + 1, saved_at = @at,
         saved_by = (SELECT id FROM people WHERE sign_in = @signIn) WHERE article = @article`,
    ).run({ ...save, content: save.change(content), at: Date.now(), change: undefined })
  } finally {
    db.close()
  }
}

/** What the draft of a newsroom's only article says on disk now, read beside the running engine. */
export function draftOnDisk(newsroom: string): { article: string; title: string; words: string[] } {
  const db = new Database(join(newsroom, 'newsroom.db'), { readonly: true })
  try {
    const { article, content } = db
      .prepare('SELECT article, content FROM drafts ORDER BY saved_at DESC LIMIT 1')
      .get() as {
      article: string
      content: string
    }
    const { fields, body } = JSON.parse(content) as {
      fields: { title: string }
      body: { blocks: { content?: { text?: string }[] }[] }
    }
    const words = body.blocks.map(block => block.content?.map(run => run.text ?? '').join('') ?? '')
    return { article, title: fields.title, words }
  } finally {
    db.close()
  }
}

/** Where the next save dialog leads; null is a person who thinks better of it. */
export async function chooseNextPlace({ app }: Banthao, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' })
  }, path)
}

/** Answers every native question from now on with the button of this number. */
export async function answerQuestions({ app }: Banthao, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = async () => ({ response, checkboxChecked: false })
  }, button)
}
