import { expect, type Locator, type Page } from '@playwright/test'

/** Asks who is there. */
export class SignInPage {
  readonly name: Locator
  readonly password: Locator
  readonly submit: Locator
  readonly refusal: Locator
  /** The bar that asks somebody who was cut off for their password, above what they are doing. */
  readonly again: Locator
  private readonly window: Page

  constructor(window: Page) {
    this.window = window
    this.name = window.getByLabel('Tên đăng nhập')
    this.password = window.getByLabel('Mật khẩu', { exact: true })
    this.submit = window.getByRole('button', { name: 'Đăng nhập', exact: true })
    this.refusal = window.getByRole('alert')
    this.again = window.locator('.session-again')
  }

  /** Signs in and waits for the person's place. */
  async as(name: string, password: string): Promise<void> {
    await this.try(name, password)
    await expect(this.window.getByRole('navigation')).toBeVisible({ timeout: 30_000 })
  }

  /** Fills in both and sends them. */
  async try(name: string, password: string): Promise<void> {
    await this.name.fill(name)
    await this.password.fill(password)
    await this.submit.click()
  }

  /** Signs in again, where somebody was cut off in the middle of their work. */
  async comeBack(password: string): Promise<void> {
    await this.again.getByLabel('Mật khẩu', { exact: true }).fill(password)
    await this.again.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    await expect(this.again).toBeHidden({ timeout: 30_000 })
  }
}
