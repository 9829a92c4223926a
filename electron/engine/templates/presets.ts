import { v7 } from 'uuid'
import {
  type Block,
  type Content,
  emptyBody,
  emptyFields,
  type Fields,
  textRun,
} from '../../../shared/article/index.ts'
import type { Organisation } from '../../../shared/contract/index.ts'

/** What a newsroom's template says before anybody changed it. */
export interface Preset {
  name: string
  content: Content
}

const paragraph = (text: string): Block => ({ type: 'paragraph', id: v7(), content: [textRun(text)] })
const question = (text: string): Block => ({
  type: 'paragraph',
  id: v7(),
  content: [textRun(text, 'strong')],
})
const heading = (text: string): Block => ({ type: 'heading', id: v7(), level: 2, content: [textRun(text)] })
const list = (ordered: boolean, ...items: string[]): Block => ({
  type: 'list',
  id: v7(),
  ordered,
  items: items.map(text => ({ id: v7(), content: [textRun(text)], nested: null })),
})
const preset = (name: string, fields: Partial<Fields>, ...blocks: Block[]): Preset => ({
  name,
  content: { fields: { ...emptyFields(), ...fields }, body: { ...emptyBody(), blocks } },
})

/**
 * The templates that a new newsroom begins with: what the offices write most, each with the questions that a reader has
 * in their order. Dots stand where facts belong.
 */
export function templatePresets(kind: Organisation['kind']): Preset[] {
  const party = kind === 'party'
  const host = party ? 'Ban Chấp hành Đảng bộ …' : 'Uỷ ban nhân dân …'
  const head = party ? 'Bí thư Đảng uỷ' : 'Chủ tịch Uỷ ban nhân dân'
  const tail = party ? partyPresets() : committeePresets()
  return [
    preset(
      party ? 'Tin hội nghị cấp uỷ' : 'Tin cuộc họp Uỷ ban nhân dân',
      {
        genre: 'news',
        title: party ? '… tổ chức Hội nghị lần thứ …' : 'Uỷ ban nhân dân … họp phiên thường kỳ tháng …',
        lede: `Ngày …, tại …, ${host} tổ chức … Đồng chí …, ${head}, chủ trì.`,
      },
      paragraph('Dự và chỉ đạo có đồng chí …, …; cùng các đồng chí … và đại diện …'),
      heading('Kết quả đã đạt được'),
      paragraph(`Báo cáo trình bày tại ${party ? 'hội nghị' : 'cuộc họp'} cho biết, trong …, …`),
      list(false, 'Kinh tế: … (số liệu, so với cùng kỳ)', 'Văn hoá, xã hội: …', 'Quốc phòng, an ninh: …'),
      heading('Những việc còn hạn chế'),
      paragraph('Các đại biểu thẳng thắn nêu … Nguyên nhân là …'),
      heading('Nhiệm vụ thời gian tới'),
      paragraph(`Kết luận ${party ? 'hội nghị' : 'cuộc họp'}, đồng chí … yêu cầu:`),
      list(true, '…, hoàn thành trước ngày …', '…, do … chủ trì', '…'),
      paragraph(party ? 'Hội nghị thông qua … với … đại biểu tán thành.' : 'Cuộc họp thống nhất …'),
    ),
    preset(
      'Thông báo',
      {
        genre: 'notice',
        title: 'Thông báo về việc …',
        lede: 'Từ ngày … đến ngày …, … Bà con cần biết những điều sau.',
      },
      heading('Nội dung'),
      paragraph('Căn cứ …, … thông báo: …'),
      heading('Ai cần thực hiện'),
      paragraph('…'),
      heading('Thời gian và địa điểm'),
      list(false, 'Thời gian: từ … giờ … ngày … đến … giờ … ngày …', 'Địa điểm: …'),
      heading('Cần mang theo, cần chuẩn bị'),
      list(false, '…', '…'),
      heading('Nơi giải đáp'),
      paragraph('Mọi thắc mắc xin gọi …, số điện thoại …, trong giờ hành chính.'),
    ),
    preset(
      'Phỏng vấn',
      {
        genre: 'interview',
        title: '…: “…”',
        lede: `Nhân dịp …, phóng viên có cuộc trao đổi với đồng chí …, ${head} …, về …`,
      },
      question('Phóng viên: Thưa đồng chí, xin đồng chí cho biết bối cảnh của …?'),
      paragraph('Đồng chí …: …'),
      question('Phóng viên: Kết quả nào khiến đồng chí tâm đắc nhất, và vì sao?'),
      paragraph('Đồng chí …: …'),
      question('Phóng viên: Khó khăn lớn nhất là gì, và đã được tháo gỡ ra sao?'),
      paragraph('Đồng chí …: …'),
      question('Phóng viên: Người dân sẽ thấy điều gì thay đổi trong thời gian tới?'),
      paragraph('Đồng chí …: …'),
      question('Phóng viên: Xin cảm ơn đồng chí.'),
    ),
    ...tail,
  ]
}

function partyPresets(): Preset[] {
  return [
    preset(
      'Người tốt, việc tốt',
      {
        genre: 'reportage',
        title: '…, người … của ấp …',
        lede: 'Không chờ ai giao, … năm nay … đã lặng lẽ … Bà con quý ở chỗ …',
        tags: ['Học tập và làm theo Bác', 'Người tốt, việc tốt'],
      },
      paragraph('Mở bằng một cảnh mắt thấy tai nghe: nơi chốn, giờ giấc, việc đang làm.'),
      heading('Việc đã làm'),
      paragraph('Kể cụ thể: làm gì, từ bao giờ, cho ai, bằng cách nào, được bao nhiêu.'),
      heading('Vì sao làm được'),
      paragraph('Hoàn cảnh, điều học được ở Bác, ai giúp đỡ, lúc khó khăn nhất.'),
      { type: 'pullQuote', id: v7(), content: [textRun('…')], attribution: '…' },
      heading('Bà con và chi bộ nói gì'),
      paragraph('Ông (bà) …, ở …, nói: “…”'),
      paragraph('Đồng chí …, Bí thư Chi bộ …, nhận xét: “…”'),
    ),
    preset(
      'Sinh hoạt chi bộ theo chuyên đề',
      {
        genre: 'news',
        title: 'Chi bộ … sinh hoạt chuyên đề “…”',
        lede: 'Tối (sáng, chiều) ngày …, Chi bộ … sinh hoạt chuyên đề “…”, có … trên … đảng viên dự.',
      },
      paragraph('Đồng chí …, …, trình bày chuyên đề gồm … phần chính: …'),
      heading('Ý kiến thảo luận'),
      paragraph('Đảng viên … nêu: …'),
      paragraph('Đảng viên … đề xuất: …'),
      heading('Việc chi bộ chọn làm'),
      list(true, '…, giao đồng chí …, xong trước ngày …', '…'),
    ),
  ]
}

function committeePresets(): Preset[] {
  return [
    preset(
      'Hướng dẫn thủ tục hành chính',
      {
        genre: 'article',
        title: 'Cách làm thủ tục … ở xã từ ngày …',
        lede: 'Từ ngày …, người dân làm thủ tục … tại …, hoặc nộp qua mạng, nhận kết quả sau … ngày làm việc.',
        tags: ['Cải cách hành chính'],
      },
      heading('Ai được làm'),
      paragraph('…'),
      heading('Hồ sơ gồm những gì'),
      list(false, '…: 01 bản chính', '…: 01 bản sao'),
      heading('Các bước'),
      list(
        true,
        'Chuẩn bị hồ sơ như trên.',
        'Nộp tại Trung tâm Phục vụ hành chính công …, hoặc trên Cổng Dịch vụ công quốc gia.',
        'Nhận giấy hẹn, theo dõi bằng mã hồ sơ.',
        'Nhận kết quả tại … hoặc qua bưu chính.',
      ),
      heading('Lệ phí và thời hạn'),
      paragraph('Lệ phí: … đồng. Thời hạn: … ngày làm việc. Căn cứ: …'),
    ),
    preset(
      'Gương người tốt, việc tốt',
      {
        genre: 'reportage',
        title: '… và việc làm được bà con quý mến',
        lede: 'Nhiều năm nay, … ở … đã …, giúp …',
        tags: ['Người tốt, việc tốt'],
      },
      paragraph('Mở bằng một cảnh mắt thấy tai nghe: nơi chốn, giờ giấc, việc đang làm.'),
      heading('Việc đã làm'),
      paragraph('Kể cụ thể: làm gì, từ bao giờ, cho ai, được bao nhiêu.'),
      heading('Bà con nói gì'),
      paragraph('Ông (bà) …, ở …, nói: “…”'),
      heading('Lan toả'),
      paragraph('Từ việc làm ấy, … đã …'),
    ),
  ]
}
