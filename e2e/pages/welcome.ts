import type { Locator, Page } from '@playwright/test'

/** What a person sees while no newsroom is open, and the wizard that makes one. */
export class WelcomePage {
  readonly make: Locator
  readonly openSample: Locator
  readonly openExisting: Locator
  readonly recent: Locator
  readonly refusal: Locator
  readonly next: Locator
  readonly back: Locator
  readonly finish: Locator
  readonly chooseFolder: Locator
  private readonly window: Page

  constructor(window: Page) {
    this.window = window
    this.make = window.getByRole('button', { name: 'Lập toà soạn mới' })
    this.openSample = window.getByRole('button', { name: 'Mở toà soạn mẫu' })
    this.openExisting = window.getByRole('button', { name: 'Mở toà soạn đã có' })
    this.recent = window.locator('.newsroom-recent')
    this.refusal = window.getByRole('alert')
    this.next = window.getByRole('button', { name: 'Tiếp tục' })
    this.back = window.getByRole('button', { name: 'Quay lại' })
    this.finish = window.getByRole('button', { name: 'Lập toà soạn', exact: true })
    this.chooseFolder = window.getByRole('button', { name: /Chọn thư mục/ })
  }

  heading(name: string): Locator {
    return this.window.getByRole('heading', { name, level: 1 })
  }

  field(label: string | RegExp): Locator {
    return this.window.getByLabel(label)
  }

  /** What is written under a field that was not accepted. */
  error(words: string): Locator {
    return this.window.getByText(words, { exact: true })
  }

  /** The wizard's first step: what the organisation is called. */
  async fillOrganisation({ name, shortName }: { name: string; shortName: string }): Promise<void> {
    await this.field('Tên đầy đủ của cơ quan').fill(name)
    await this.field('Tên ngắn').fill(shortName)
  }

  /** The wizard's third step; the roles are those besides administrator, in the window's words. */
  async fillAdministrator(person: {
    name: string
    signIn: string
    password: string
    roles: readonly string[]
  }): Promise<void> {
    await this.field('Họ và tên').fill(person.name)
    await this.field('Tên đăng nhập').fill(person.signIn)
    await this.fillPassword(person.password)
    for (const role of person.roles) await this.window.getByText(role, { exact: true }).click()
  }

  async fillPassword(password: string): Promise<void> {
    await this.window.getByLabel('Mật khẩu', { exact: false }).first().fill(password)
    await this.field('Nhập lại mật khẩu').fill(password)
  }
}
