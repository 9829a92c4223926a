const key = (newsroom: string) => `banthao.signIn.${newsroom}`

/** Keeps the name that somebody signed in with, so that they need not type it the next day. */
export function rememberSignIn(newsroom: string, signIn: string): void {
  localStorage.setItem(key(newsroom), signIn)
}

/** The name that was signed in with last, or nothing. */
export function rememberedSignIn(newsroom: string): string {
  return localStorage.getItem(key(newsroom)) ?? ''
}
