import { expect, type Locator, type Page } from '@playwright/test'

/** The texts of a picture in the article. */
export interface FigureTexts {
  alternative: string
  caption: string
  credit: string
}

/** One article: its fields and text, where it stands, and what may be done with it. */
export class ArticlePage {
  readonly title: Locator
  readonly lede: Locator
  readonly text: Locator
  readonly toolbar: Locator
  readonly saved: Locator
  readonly state: Locator
  readonly banners: Locator
  readonly actions: Locator
  readonly back: Locator
  readonly figure: Locator
  private readonly window: Page

  constructor(window: Page) {
    this.window = window
    this.title = window.getByRole('textbox', { name: 'Tiêu đề', exact: true })
    this.lede = window.getByRole('textbox', { name: 'Sapo', exact: true })
    this.text = window.getByRole('textbox', { name: 'Nội dung bài' })
    this.toolbar = window.getByRole('toolbar', { name: 'Định dạng' })
    this.saved = window.locator('.article-saved')
    this.state = window.locator('.article-standing .ui-state')
    this.banners = window.locator('.article-banners')
    this.actions = window.getByRole('group', { name: 'Việc làm với bài' })
    this.back = window.locator('.article-bar').getByRole('button', { name: 'Bàn làm việc' })
    this.figure = window.locator('.article-text .article-figure')
  }

  /** A step of the workflow that has a button of its own. */
  action(name: string): Locator {
    return this.actions.getByRole('button', { name, exact: true })
  }

  /** Takes a step that asks for nothing, also when something is recommended before it. */
  async act(name: string): Promise<void> {
    await this.action(name).click()
    const goOn = this.gate.getByRole('button', { name: /^Vẫn / })
    const isTaken = async () => (await goOn.isVisible()) || !(await this.action(name).isVisible())
    await expect.poll(isTaken).toBe(true)
    if (await goOn.isVisible()) await goOn.click()
    await this.saysDone(name)
  }

  /** What stands before a step, in a list. */
  get gate(): Locator {
    return this.window.getByRole('dialog', { name: /^Trước khi / })
  }

  /** Opens the menu of what else may be done, and what not and why. */
  async openMore(): Promise<Locator> {
    await this.actions.getByRole('button', { name: 'Việc khác' }).click()
    return this.window.getByRole('menu')
  }

  async saysDone(name: string): Promise<void> {
    await expect(this.window.getByRole('region', { name: 'Thông báo' })).toContainText(
      `Đã thực hiện: ${name}.`,
    )
  }

  /** Waits until the window says that what stands on the screen is on the disk. */
  async isSaved(): Promise<void> {
    await expect(this.saved).toHaveAttribute('data-state', 'saved')
    await expect(this.saved).toHaveText(/^Đã lưu lúc \d\d:\d\d:\d\d$/)
  }

  /** The blocks of the text on the screen, as words; a picture is an empty one. */
  blocks(): Promise<string[]> {
    return this.text.evaluate(text =>
      [...text.children].map(block =>
        block.querySelector('.article-figure') ? '' : (block.textContent ?? ''),
      ),
    )
  }

  /** Puts a picture at the caret, by the toolbar's button. */
  async addPicture(picture: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.window.waitForEvent('filechooser')
    await this.toolbar.getByRole('button', { name: 'Thêm ảnh' }).click()
    await (await chooser).setFiles(picture)
    // The first picture waits until the thread that reads pictures has started.
    await expect(this.figure.locator('img')).toBeVisible({ timeout: 30_000 })
  }

  async describePicture(texts: FigureTexts): Promise<void> {
    await this.figure.getByLabel('Chú thích').fill(texts.caption)
    await this.figure.getByLabel('Mô tả ảnh').fill(texts.alternative)
    await this.figure.getByLabel('Nguồn ảnh').fill(texts.credit)
  }

  /** Makes a link of what is selected. */
  async link(address: string): Promise<void> {
    await this.window.keyboard.press('Control+l')
    const dialog = this.window.getByRole('dialog', { name: 'Liên kết' })
    await dialog.getByLabel('Địa chỉ').fill(address)
    await dialog.getByRole('button', { name: 'Đặt liên kết' }).click()
    await expect(dialog).toBeHidden()
    await expect(this.text).toBeFocused()
  }

  async chooseSection(name: string): Promise<void> {
    await this.window.getByRole('button', { name: /Chuyên mục/ }).click()
    await this.window.getByRole('option', { name, exact: true }).click()
  }

  /** Ticks that the article holds no state secret. */
  async declareNoSecret(): Promise<void> {
    await this.window.getByText('Bài không chứa bí mật nhà nước', { exact: true }).click()
  }

  readonly approval = {
    dialog: () => this.window.getByRole('dialog', { name: 'Duyệt và niêm phong bài' }),
    open: () => this.action('Duyệt bài').click(),
    seal: async (password: string) => {
      await this.approval.dialog().getByLabel('Mật khẩu của bạn').fill(password)
      await this.approval.dialog().getByRole('button', { name: 'Duyệt bài' }).click()
    },
  }
}
