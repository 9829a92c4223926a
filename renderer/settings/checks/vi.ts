/** What the settings of the checks say in Vietnamese. */
export const checks = {
  tab: 'Kiểm tra bài',
  title: 'Kiểm tra trước mỗi bước',
  about:
    '“Bắt buộc” thì bài chưa đi tiếp được khi còn thiếu; “Nên có” chỉ nhắc. Tiêu đề và nội dung luôn bắt buộc.',
  preset: 'Bộ có sẵn',
  presets: { light: 'Nhẹ', usual: 'Thường dùng', strict: 'Chặt chẽ', own: 'Riêng của toà soạn' },
  check: 'Kiểm tra',
  cell: (check: string, step: string) => `${check}, ${step}`,
  questions: 'Câu hỏi của toà soạn',
  questionsAbout: 'Người làm bước ấy tự trả lời bằng một dấu tích; ai trả lời, lúc nào đều được ghi lại.',
  addQuestion: 'Thêm câu hỏi…',
  question: 'Câu hỏi',
  questionHint: 'Chẳng hạn: Đã đối chiếu số liệu với văn bản gốc?',
  removeQuestion: (text: string) => `Bỏ câu hỏi “${text}”`,
  noQuestions: 'Chưa có câu hỏi nào.',
  phrases: 'Câu có sẵn khi ghi lý do',
  phrasesAbout: 'Mỗi dòng một câu. Khi ghi lý do, nhấn vào câu hoặc Alt + số để chèn.',
}
