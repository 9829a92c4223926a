/** What the window says in Vietnamese. A sentence with gaps is a function of what fills them. */
export const vi = {
  ui: {
    close: 'Đóng',
    cancel: 'Thôi',
    save: 'Lưu',
    undo: 'Hoàn tác',
    messages: 'Thông báo',
    showPassword: 'Hiện mật khẩu',
    hidePassword: 'Ẩn mật khẩu',
    addTag: 'Gõ rồi nhấn Enter',
    removeTag: (tag: string) => `Bỏ thẻ ${tag}`,
    clearDate: (label: string) => `Xoá ${label}`,
    openCalendar: (label: string) => `Mở lịch: ${label}`,
    previousMonth: 'Tháng trước',
    nextMonth: 'Tháng sau',
  },
  app: {
    engineLost: 'Mất liên lạc với bộ máy xử lý. Chương trình đang khởi động lại; hãy thử lại sau giây lát.',
  },
}

/** The same sentences in any language. */
export type WindowWords = Sentences<typeof vi>
type Sentences<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...facts: infer Facts) => string
      ? (...facts: Facts) => string
      : Sentences<T[K]>
}
