import { expect, type Locator, type Page } from '@playwright/test'

/** What waits for the person, and every article by its state. */
export class DeskPage {
  readonly newArticle: Locator
  readonly importInput: Locator
  readonly groups: Locator
  readonly report: Locator
  readonly empty: Locator
  private readonly window: Page

  constructor(window: Page) {
    this.window = window
    this.newArticle = window.getByRole('button', { name: 'Viết bài mới' })
    this.importInput = window.locator('input[type=file][accept*=".txt"]')
    this.groups = window.getByRole('listbox', { name: 'Nhóm bài' })
    this.report = window.getByRole('dialog')
    this.empty = window.locator('.ui-empty')
  }

  /** A group of articles in the list on the left. */
  group(name: string | RegExp): Locator {
    return this.groups.getByRole('option', { name })
  }

  /** A row of an article, by its title. */
  row(title: string): Locator {
    return this.window.getByRole('row').filter({ hasText: title })
  }

  async open(title: string): Promise<void> {
    await this.row(title).first().click()
    await expect(this.window.getByRole('heading', { name: title, level: 1 })).toBeAttached()
  }

  /** Imports a file and opens its article from the report. */
  async importAndOpen(file: string): Promise<void> {
    await this.importInput.setInputFiles(file)
    await this.report.getByRole('button', { name: 'Mở bài' }).click()
  }
}
