import type { Page } from '@playwright/test'
import { ArticlePage } from './article.ts'
import { DeskPage } from './desk.ts'
import { Frame } from './frame.ts'
import { PackagesPage } from './packages.ts'
import { SettingsPage } from './settings.ts'
import { SignInPage } from './sign-in.ts'
import { WelcomePage } from './welcome.ts'

/** Every screen of a window, by the names of the design. */
export interface Pages {
  welcome: WelcomePage
  signIn: SignInPage
  frame: Frame
  desk: DeskPage
  article: ArticlePage
  packages: PackagesPage
  settings: SettingsPage
}

/** The screens of this window. */
export function pagesOf(window: Page): Pages {
  return {
    welcome: new WelcomePage(window),
    signIn: new SignInPage(window),
    frame: new Frame(window),
    desk: new DeskPage(window),
    article: new ArticlePage(window),
    packages: new PackagesPage(window),
    settings: new SettingsPage(window),
  }
}
