import type { Content } from '../../shared/article/index.ts'
import type { Client } from '../app/engine.ts'
import { currentWords } from '../app/words.ts'

/** Makes a new article of a text that has no place in its own any more. Answers the new article's id. */
export async function saveAsNew(client: Client, content: Content): Promise<string> {
  const words = currentWords().article
  const title = words.save.copyTitle(content.fields.title || words.untitled)
  const { id } = await client.article.create({ title })
  const copy = { ...content, fields: { ...content.fields, title, slug: '', noStateSecret: null } }
  const { version } = await client.article.open({ id })
  await client.article.save({ id, baseVersion: version, content: JSON.stringify(copy) })
  return id
}
