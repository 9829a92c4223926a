import { expect, type Locator, type Page } from '@playwright/test'

export type ScreenName = 'Bàn làm việc' | 'Lịch đăng' | 'Gói xuất' | 'Kho ảnh' | 'Thiết lập'

/** What surrounds the screens of somebody who is signed in. */
export class Frame {
  readonly navigation: Locator
  readonly person: Locator
  readonly messages: Locator
  readonly dialog: Locator
  private readonly window: Page

  constructor(window: Page) {
    this.window = window
    this.navigation = window.getByRole('navigation')
    this.person = this.navigation.locator('.session-person-button')
    this.messages = window.getByRole('region', { name: /^(Thông báo|Messages)$/ })
    this.dialog = window.getByRole('dialog').or(window.getByRole('alertdialog'))
  }

  async goTo(screen: ScreenName): Promise<void> {
    await this.navigation.getByRole('link', { name: screen }).click()
  }

  /** Chooses something in the person's own menu. */
  async choose(entry: string | RegExp): Promise<void> {
    await this.person.click()
    await this.window.getByRole('menuitem', { name: entry }).click()
  }

  async signOut(): Promise<void> {
    await this.choose('Đăng xuất')
    await expect(this.window.getByRole('button', { name: 'Đăng nhập', exact: true })).toBeVisible()
  }

  async chooseTheme(theme: 'Sáng' | 'Tối'): Promise<void> {
    await this.choose(theme)
    await expect(this.window.locator('html')).toHaveAttribute(
      'data-theme',
      theme === 'Sáng' ? 'light' : 'dark',
    )
  }

  /** Opens an article from wherever the person is, by its whole title. */
  async findArticle(title: string): Promise<void> {
    await this.window.keyboard.press('Control+k')
    await this.dialog.getByRole('searchbox').or(this.dialog.getByRole('textbox')).fill(title)
    await this.dialog.getByRole('menuitem').filter({ hasText: title }).first().click()
    await expect(this.dialog).toBeHidden()
  }

  /** A button of a dialog that is open. */
  inDialog(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true })
  }

  /** Waits until the window says so in a message at its foot. */
  async says(words: string | RegExp): Promise<void> {
    await expect(this.messages).toContainText(words)
  }
}
