import english from 'react-aria-components/i18n/en-US'
import { currentLanguage } from '../app/language.ts'

type Message = string | ((facts: Record<string, string>, format: unknown) => string)
type Messages = Record<string, Record<string, Message>>

/**
 * What React Aria's components say to screen readers, in Vietnamese, which React Aria does not bring. What is not
 * here belongs to components that the window does not use.
 */
const vietnamese: Messages = {
  '@react-aria/tag': { removeDescription: 'Nhấn Delete để bỏ thẻ.', removeButtonLabel: 'Bỏ' },
  '@react-aria/spinbutton': { Empty: 'Trống' },
  '@react-aria/searchfield': { 'Clear search': 'Xoá chữ đã gõ' },
  '@react-aria/overlays': { dismiss: 'Đóng' },
  '@react-aria/numberfield': {
    decrease: ({ fieldLabel }) => `Giảm ${fieldLabel}`,
    increase: ({ fieldLabel }) => `Tăng ${fieldLabel}`,
    numberField: 'Ô số',
  },
  '@react-aria/menu': { longPressMessage: 'Nhấn giữ hoặc nhấn Alt + mũi tên xuống để mở trình đơn' },
  '@react-aria/gridlist': {
    hasActionAnnouncement: 'dòng này mở được',
    hasLinkAnnouncement: ({ link }) => `dòng này có liên kết: ${link}`,
  },
  '@react-aria/grid': {
    deselectedItem: ({ item }) => `Đã bỏ chọn ${item}.`,
    select: 'Chọn',
    selectedCount: ({ count }) => (Number(count) === 0 ? 'Chưa chọn mục nào.' : `Đã chọn ${count} mục.`),
    selectedAll: 'Đã chọn tất cả.',
    selectedItem: ({ item }) => `Đã chọn ${item}.`,
    longPressToSelect: 'Nhấn giữ để bắt đầu chọn.',
  },
  '@react-aria/datepicker': {
    era: 'kỷ nguyên',
    year: 'năm',
    month: 'tháng',
    day: 'ngày',
    hour: 'giờ',
    minute: 'phút',
    second: 'giây',
    dayPeriod: 'sáng hoặc chiều',
    calendar: 'Lịch',
    startDate: 'Ngày bắt đầu',
    endDate: 'Ngày kết thúc',
    weekday: 'thứ',
    timeZoneName: 'múi giờ',
    selectedDateDescription: ({ date }) => `Ngày đã chọn: ${date}`,
    selectedRangeDescription: ({ startDate, endDate }) => `Đã chọn: từ ${startDate} đến ${endDate}`,
    selectedTimeDescription: ({ time }) => `Giờ đã chọn: ${time}`,
  },
  '@react-aria/combobox': {
    focusAnnouncement: ({ optionText, isSelected }) => `${optionText}${isSelected ? ', đã chọn' : ''}`,
    countAnnouncement: ({ optionCount }) => `Có ${optionCount} lựa chọn.`,
    selectedAnnouncement: ({ optionText }) => `${optionText}, đã chọn`,
    buttonLabel: 'Hiện gợi ý',
    listboxLabel: 'Gợi ý',
  },
  '@react-aria/calendar': {
    previous: 'Trước',
    next: 'Sau',
    selectedDateDescription: ({ date }) => `Ngày đã chọn: ${date}`,
    selectedRangeDescription: ({ dateRange }) => `Đã chọn: ${dateRange}`,
    todayDate: ({ date }) => `Hôm nay, ${date}`,
    todayDateSelected: ({ date }) => `Hôm nay, ${date}, đã chọn`,
    dateSelected: ({ date }) => `${date}, đã chọn`,
    minimumDate: 'Ngày sớm nhất',
    maximumDate: 'Ngày muộn nhất',
    dateRange: ({ startDate, endDate }) => `${startDate} đến ${endDate}`,
  },
  '@react-aria/autocomplete': { collectionLabel: 'Gợi ý' },
  '@react-stately/datepicker': {
    rangeUnderflow: ({ minValue }) => `Ngày phải từ ${minValue} trở đi.`,
    rangeOverflow: ({ maxValue }) => `Ngày phải trước hoặc đúng ${maxValue}.`,
    rangeReversed: 'Ngày bắt đầu phải trước ngày kết thúc.',
    unavailableDate: 'Không chọn được ngày này.',
  },
  'react-aria-components': {
    selectPlaceholder: 'Chọn một mục',
    tableResizer: 'Đổi độ rộng',
    dropzoneLabel: 'Chỗ thả tệp',
  },
}

/**
 * Hands React Aria its words, in the window's language as it is when they are spoken. Call it before the first
 * drawing. React Aria keeps the words of one language for good (`LocalizedStringDictionary`, as for server
 * rendering), so each lookup asks anew which language that is.
 */
export function teachAria(): void {
  const spoken = Object.entries<Messages[string]>(english).map(([part, messages]) => [
    part,
    new Proxy(messages, {
      get: (all, name) => {
        if (typeof name !== 'string') return undefined
        return (currentLanguage() === 'vi' && vietnamese[part]?.[name]) || all[name]
      },
    }),
  ])
  Reflect.set(window, Symbol.for('react-aria.i18n.locale'), 'en-US')
  Reflect.set(window, Symbol.for('react-aria.i18n.strings'), Object.fromEntries(spoken))
}
