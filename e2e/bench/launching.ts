import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron as electron } from '@playwright/test'
import { rootArguments } from '../../electron/dev/debian.ts'
import { findElectron } from '../../electron/dev/find-electron.ts'
import { contentOf, startTrial, trialPassword } from '../../electron/engine/trial/newsroom.ts'
import { launch } from '../app.ts'
import { inTurn, type Row } from './measure.ts'

/** From starting the program to a desk that shows its articles, against a bare window that shows a heading. */
export async function benchLaunching(): Promise<Row[]> {
  const { executable } = await findElectron()
  const trial = await startTrial()
  const writer = await trial.as('writer')
  for (let number = 1; number <= 10; number += 1) {
    const { id } = await writer.article.create({ title: `Bài ${number}` })
    await writer.article.save({
      id,
      baseVersion: 1,
      content: JSON.stringify(contentOf(`Bài ${number}`, 'Một hai ba.')),
    })
  }
  await trial.engine.close()
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'banthao-bench-')))
  const [bareUser = '', user = ''] = folders
  const bare = async () => {
    const app = await electron.launch({
      executablePath: executable,
      args: [...rootArguments(), join(import.meta.dirname, 'bare'), `--user-data-dir=${bareUser}`],
    })
    const window = await app.firstWindow()
    await window.getByRole('heading', { name: 'Cửa sổ trống' }).waitFor()
    return app
  }
  // Accounts of the trial newsroom have the cheapest of passwords: scrypt's time is no part of this.
  const ours = async () => {
    const program = await launch({ userData: user, newsroom: trial.folder })
    const { window } = program
    await window.getByLabel('Tên đăng nhập').fill('writer')
    await window.getByLabel('Mật khẩu', { exact: true }).fill(trialPassword)
    await window.keyboard.press('Enter')
    await window.getByText('Bài 10', { exact: true }).first().waitFor()
    return program
  }
  const times = await inTurn(
    7,
    {
      ours: async () => ours(),
      bare: async () => bare(),
    },
    async started => {
      await (started as { close(): Promise<void> }).close()
    },
  )
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  await trial.end()
  return [
    {
      name: 'launch, sign in, desk with its articles',
      measured: times.ours,
      floorName: 'bare Electron window',
      floor: times.bare,
      aim: 2,
    },
  ]
}
