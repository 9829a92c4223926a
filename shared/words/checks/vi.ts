import type { CheckGroup, CheckLevel, CheckName, CheckStep } from '../../checks/index.ts'

/** What the checks before a step are called, and what each says when it finds something. */
export interface CheckWords {
  steps: Record<CheckStep, string>
  levels: Record<CheckLevel, string>
  groups: Record<CheckGroup, string>
  /** The names of the checks, as the settings list them. */
  names: Record<CheckName, string>
  /** What is missing, as a sentence; `{quote}` is words of its place. */
  found: Record<CheckName, string>
  /** The same where its place has no words. */
  foundBare: Partial<Record<CheckName, string>>
}

export const vi: CheckWords = {
  steps: { submit: 'Trước khi gửi', approve: 'Trước khi duyệt', package: 'Trước khi xuất gói' },
  levels: { off: 'Tắt', recommended: 'Nên có', required: 'Bắt buộc' },
  groups: { fields: 'Thông tin bài', figures: 'Ảnh', text: 'Nội dung', review: 'Biên tập' },
  names: {
    title: 'Tiêu đề',
    body: 'Nội dung bài',
    lede: 'Sapo',
    section: 'Chuyên mục',
    authors: 'Tác giả',
    source: 'Nguồn',
    shortTitle: 'Tiêu đề ngắn',
    tags: 'Thẻ',
    eventDate: 'Ngày diễn ra',
    writtenDate: 'Ngày viết',
    place: 'Địa điểm',
    rights: 'Ghi chú bản quyền',
    leadFigure: 'Ảnh đại diện',
    attachmentTitle: 'Tên của từng tệp đính kèm',
    noStateSecret: 'Xác nhận không chứa bí mật nhà nước',
    figureFile: 'Tệp ảnh',
    figureAlternative: 'Mô tả ảnh cho người không nhìn thấy',
    figureCaption: 'Chú thích ảnh',
    figureCredit: 'Nguồn ảnh',
    figureRights: 'Quyền sử dụng ảnh',
    headingOrder: 'Thứ tự tiêu mục',
    linkText: 'Chữ của liên kết (không “tại đây”)',
    tableHeaders: 'Ô tiêu đề của bảng',
    openComments: 'Góp ý chưa xong',
    correctionText: 'Lời đính chính',
    question: 'Câu hỏi của toà soạn',
  },
  found: {
    title: 'Chưa có tiêu đề',
    body: 'Chưa có nội dung',
    lede: 'Chưa có sapo',
    section: 'Chưa chọn chuyên mục',
    authors: 'Chưa ghi tác giả',
    source: 'Chưa ghi nguồn',
    shortTitle: 'Chưa có tiêu đề ngắn',
    tags: 'Chưa có thẻ nào',
    eventDate: 'Chưa ghi ngày diễn ra',
    writtenDate: 'Chưa ghi ngày viết',
    place: 'Chưa ghi địa điểm',
    rights: 'Chưa có ghi chú bản quyền',
    leadFigure: 'Chưa có ảnh đại diện',
    attachmentTitle: 'Tệp đính kèm “{quote}” chưa có tên',
    noStateSecret: 'Chưa xác nhận bài không chứa bí mật nhà nước',
    figureFile: 'Ảnh “{quote}” mới chỉ có tên, chưa có tệp',
    figureAlternative: 'Ảnh “{quote}” chưa có mô tả',
    figureCaption: 'Ảnh “{quote}” chưa có chú thích',
    figureCredit: 'Ảnh “{quote}” chưa ghi nguồn',
    figureRights: 'Ảnh “{quote}” chưa ghi quyền sử dụng',
    headingOrder: 'Tiêu mục nhỏ “{quote}” không nằm dưới tiêu mục nào',
    linkText: 'Liên kết “{quote}” không nói dẫn tới đâu',
    tableHeaders: 'Bảng “{quote}” không có ô tiêu đề',
    openComments: 'Góp ý chưa xong: “{quote}”',
    correctionText: 'Chưa ghi lời đính chính cho bạn đọc',
    question: '{quote}',
  },
  foundBare: {
    attachmentTitle: 'Có tệp đính kèm chưa có tên',
    headingOrder: 'Có tiêu mục trống',
    tableHeaders: 'Có bảng không có ô tiêu đề',
  },
}
