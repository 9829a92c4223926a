import { Refusal } from '../../../shared/contract/index.ts'
import { fold } from '../../../shared/vietnamese/index.ts'
import { signInForm } from '../people/accounts.ts'
import { articlesMatching } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { allPeople, personBySignIn } from '../store/people.ts'

/** The id of the article that a person means by a number, an id, or the beginning of one. @throws Refusal. */
export function articleNamed(db: ReadableDB, name: string): string {
  const found = articlesMatching(db, name)
  if (found.length > 1) throw new Refusal('ambiguousArticle', { name })
  if (!found[0]) throw new Refusal('unknownArticle', { name })
  return found[0].id
}

/** The name with which a person signs in, who is named by it or by their full name. @throws Refusal `unknownPerson`. */
export function signInNamed(db: ReadableDB, name: string): string {
  const person = personBySignIn(db, signInForm(name))
  if (person) return person.sign_in
  const same = allPeople(db).filter(row => fold(row.name) === fold(name.trim()))
  if (same.length !== 1 || !same[0]) throw new Refusal('unknownPerson', { name })
  return same[0].sign_in
}
