import type { EngineClient } from '../electron/engine/engine.ts'
import { contentOf } from '../electron/engine/trial/newsroom.ts'
import { instantOf } from '../shared/vietnamese/index.ts'
import type { Action } from '../shared/workflow/index.ts'

const titles = [
  'Đảng uỷ xã sơ kết một năm vận hành chính quyền địa phương hai cấp, nhiều việc khó đã có cách làm',
  'Giữ nghề dệt chiếu ở ấp Phú Lợi',
  'Mùa nước nổi về sớm, bà con tranh thủ vệ sinh đồng ruộng trước vụ đông xuân',
  'Hội Cựu chiến binh xã trao hai căn nhà nghĩa tình đồng đội',
  'Chuyển đổi số ở bộ phận một cửa: người dân bớt đi lại, cán bộ bớt giấy tờ, và những chỗ còn vướng',
  'Tuyến lộ liên ấp thông xe trước Tết',
]
const wayOf: Action[][] = [
  [],
  ['submit'],
  ['submit', 'claim'],
  ['submit', 'claim', 'sendUp'],
  ['submit', 'return'],
  ['submit', 'claim', 'hold'],
]
const day = 86_400_000

/** Writes many articles in many states, planned around a day; by somebody with every role. */
export async function writeMany(client: EngineClient, count: number, around: string): Promise<void> {
  const { sections } = await client.settings.get()
  const people = await client.people.list()
  for (let number = 0; number < count; number += 1) {
    const title = `${titles[number % titles.length]}${count > titles.length ? ` (${number + 1})` : ''}`
    const { id } = await client.article.create({ title })
    const section = number % 4 === 3 ? null : (sections[number % sections.length] ?? null)
    const content = contentOf(title, 'Sáng nay xã họp.')
    const fields = { ...content.fields, section: section && { id: section.id, name: section.name } }
    const { version } = await client.article.open({ id })
    await client.article.save({
      id,
      baseVersion: version,
      content: JSON.stringify({ ...content, fields }),
    })
    for (const action of wayOf[number % wayOf.length] ?? []) {
      await client.article.act({ id, action, version: null, reason: 'Cần bổ sung số liệu của ấp.' })
    }
    const spread = ((number * 7) % 31) - 12
    await client.desk.plan({
      id,
      slot:
        number % 3 === 2 ? null : instantOf(around, `${8 + (number % 9)}:30`.padStart(5, '0')) + spread * day,
      deadline: number % 2 === 0 ? instantOf(around, '16:00') + (spread - 3) * day : null,
      assignee: number % 3 === 0 ? (people[number % people.length]?.id ?? null) : null,
    })
  }
}
