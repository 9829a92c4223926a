import { expect, type Locator, type Page } from '@playwright/test'

/** What waits for its package, what was packaged, and whether a package file is whole. */
export class PackagesPage {
  readonly verifyButton: Locator
  readonly result: Locator
  private readonly window: Page

  constructor(window: Page) {
    this.window = window
    this.verifyButton = window.getByRole('button', { name: 'Kiểm tra một gói…' })
    this.result = window.getByRole('dialog', { name: 'Kết quả kiểm tra' })
  }

  /** The line of an article that waits: for its package, or to be confirmed. */
  waiting(title: string): Locator {
    return this.window.locator('.packages-lines li').filter({ hasText: title })
  }

  /** The row of a package that was made. */
  made(title: string): Locator {
    return this.window.getByRole('row').filter({ hasText: title })
  }

  async make(title: string): Promise<void> {
    await this.waiting(title).getByRole('button', { name: 'Xuất gói' }).click()
    await expect(this.window.getByRole('region', { name: 'Thông báo' })).toContainText(/Đã xuất gói goi-bai_/)
  }

  async verifyMade(title: string): Promise<void> {
    await this.made(title)
      .getByRole('button', { name: /^Thao tác khác/ })
      .click()
    await this.window.getByRole('menuitem', { name: 'Kiểm tra gói này' }).click()
  }

  async confirm(title: string, address: string): Promise<void> {
    await this.waiting(title).getByRole('button', { name: 'Xác nhận đã đăng' }).click()
    const dialog = this.window.getByRole('dialog', { name: 'Xác nhận đã đăng' })
    await dialog.getByLabel('Địa chỉ bài trên cổng').fill(address)
    await dialog.getByRole('button', { name: 'Xác nhận đã đăng' }).click()
    await expect(dialog).toBeHidden()
  }
}
