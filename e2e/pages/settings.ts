import type { Locator, Page } from '@playwright/test'

export type SettingsTab =
  | 'Cơ quan'
  | 'Chuyên mục'
  | 'Mẫu bài'
  | 'Nền nếp'
  | 'Người'
  | 'Khoá toà soạn'
  | 'Nhật ký'
  | 'Giới thiệu'

/** The newsroom's settings, its people and its log. */
export class SettingsPage {
  readonly result: Locator
  private readonly window: Page

  constructor(window: Page) {
    this.window = window
    this.result = window.getByRole('status').or(window.getByRole('alert'))
  }

  tab(name: SettingsTab): Locator {
    return this.window.getByRole('tab', { name, exact: true })
  }

  async open(name: SettingsTab): Promise<void> {
    await this.tab(name).click()
  }
}
