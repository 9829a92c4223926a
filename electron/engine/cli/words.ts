import type { Language } from '../../../shared/words/index.ts'

/** What the terminal says, besides the newsroom's vocabulary. */
export interface TerminalWords {
  usage: string
  options: string
  actions: string
  unknownCommand: string
  unknownOption: string
  missingArgument: string
  tooMany: string
  whoMissing: string
  outMissing: string
  passwordPrompt: string
  made: string
  madeSample: string
  signInHint: string
  nobody: string
  noArticles: string
  disabled: string
  imported: string
  dropped: string
  cleaned: string
  notImported: string
  state: string
  holder: string
  author: string
  section: string
  revision: string
  seal: string
  history: string
  done: string
  packaged: string
  whole: string
  notWhole: string
  approvedBy: string
  newsroomKey: string
  title: string
  chainWhole: string
  chainBroken: string
  demo: {
    newsroom: string
    imported: string
    submitted: string
    claimed: string
    prepared: string
    sentUp: string
    approved: string
    packaged: string
    verified: string
    check: string
  }
  commands: Record<CommandName, string>
}

export const commandNames = [
  'new',
  'people',
  'import',
  'list',
  'show',
  'act',
  'package',
  'verify',
  'log',
  'demo',
] as const
export type CommandName = (typeof commandNames)[number]

const vi: TerminalWords = {
  usage: 'Cách dùng',
  options: 'Tuỳ chọn',
  actions: 'Các việc',
  unknownCommand: 'Không có lệnh “{name}”.',
  unknownOption: 'Tuỳ chọn không đúng: {name}',
  missingArgument: 'Thiếu {name}.',
  tooMany: 'Thừa: {name}',
  whoMissing: 'Thiếu --as TÊN: ai làm việc này?',
  outMissing: 'Thiếu --out THƯ-MỤC.',
  passwordPrompt: 'Mật khẩu của {name}: ',
  made: 'Đã lập toà soạn “{name}” ở {path}',
  madeSample: 'Đã lập toà soạn mẫu “{name}” ở {path}',
  signInHint: 'Đăng nhập bằng một trong các tên: {names}; mật khẩu: {password}',
  nobody: 'Chưa có ai.',
  noArticles: 'Chưa có bài nào. Nhập bài: banthao import THƯ-MỤC TỆP --as TÊN',
  disabled: 'ngừng hoạt động',
  imported: 'Đã nhập {file} thành bài {number}: {title}',
  dropped: 'bỏ qua',
  cleaned:
    'Đã chuẩn hoá: {noBreakSpaces} dấu cách không ngắt, {nfd} chữ dựng sẵn (NFC), {zeroWidth} ký tự rộng 0, {softHyphens} gạch nối mềm, {controls} ký tự điều khiển, {emptyLines} dòng trống.',
  notImported: 'Không nhập được {file}: {reason}',
  state: 'Trạng thái',
  holder: 'Đang giữ',
  author: 'Người tạo',
  section: 'Chuyên mục',
  revision: 'Phiên bản',
  seal: 'Dấu duyệt',
  history: 'Lịch sử',
  done: '{action}: bài {number} nay ở trạng thái “{state}”.',
  packaged: 'Đã xuất gói {path} ({size} byte, SHA-256 {sha256})',
  whole: 'Gói nguyên vẹn: {file}',
  notWhole: 'Gói KHÔNG nguyên vẹn: {file}',
  approvedBy: 'Duyệt: {name} ({role}), {at}; khoá {fingerprint}',
  newsroomKey: 'Toà soạn: {name}; khoá {fingerprint}',
  title: 'Bài: {title}',
  chainWhole: 'Nhật ký nguyên vẹn: {events} sự kiện, {revisions} phiên bản, {seals} dấu duyệt.',
  chainBroken: 'Nhật ký bị thay đổi:',
  demo: {
    newsroom: 'Lập toà soạn mẫu ở {path}',
    imported: '{who} (phóng viên) nhập {file}: “{title}”',
    submitted: '{who} (phóng viên) gửi biên tập',
    claimed: '{who} (biên tập viên) nhận biên tập',
    prepared: '{who} (biên tập viên) chọn chuyên mục “{section}”, xác nhận không chứa bí mật nhà nước',
    sentUp: '{who} (biên tập viên) trình duyệt',
    approved: '{who} (người duyệt) nhập mật khẩu, đóng dấu phiên bản {hash}',
    packaged: '{who} (thư ký biên tập) xuất gói',
    verified: 'Kiểm tra gói: nguyên vẹn, {files} tệp, người duyệt {approver}',
    check: 'Kiểm tra nhật ký: {events} sự kiện, nguyên vẹn',
  },
  commands: {
    new: 'lập toà soạn trong thư mục mới (--sample: toà soạn mẫu)',
    people: 'những người trong toà soạn',
    import: 'nhập tệp .txt, .html thành bản nháp',
    list: 'các bài trong toà soạn',
    show: 'một bài: nội dung, trạng thái, lịch sử',
    act: 'làm một việc của quy trình với bài',
    package: 'xuất gói của bài đã duyệt',
    verify: 'kiểm tra một gói, không cần toà soạn',
    log: 'nhật ký của toà soạn (--check: kiểm tra)',
    demo: 'đưa một bài đi hết quy trình trong toà soạn mẫu',
  },
}

const en: TerminalWords = {
  usage: 'Usage',
  options: 'Options',
  actions: 'Actions',
  unknownCommand: 'There is no command “{name}”.',
  unknownOption: 'Wrong option: {name}',
  missingArgument: '{name} is missing.',
  tooMany: 'Too many: {name}',
  whoMissing: '--as NAME is missing: who does this?',
  outMissing: '--out DIR is missing.',
  passwordPrompt: 'Password of {name}: ',
  made: 'Made the newsroom “{name}” in {path}',
  madeSample: 'Made the sample newsroom “{name}” in {path}',
  signInHint: 'Sign in as one of: {names}; password: {password}',
  nobody: 'Nobody yet.',
  noArticles: 'No articles yet. Import one: banthao import DIR FILE --as NAME',
  disabled: 'disabled',
  imported: 'Imported {file} as article {number}: {title}',
  dropped: 'dropped',
  cleaned:
    'Normalised: {noBreakSpaces} no-break spaces, {nfd} letters to NFC, {zeroWidth} zero-width, {softHyphens} soft hyphens, {controls} control characters, {emptyLines} empty lines.',
  notImported: 'Could not import {file}: {reason}',
  state: 'State',
  holder: 'Held by',
  author: 'Created by',
  section: 'Section',
  revision: 'Revision',
  seal: 'Seal',
  history: 'History',
  done: '{action}: article {number} is now “{state}”.',
  packaged: 'Made the package {path} ({size} bytes, SHA-256 {sha256})',
  whole: 'The package is whole: {file}',
  notWhole: 'The package is NOT whole: {file}',
  approvedBy: 'Approved by: {name} ({role}), {at}; key {fingerprint}',
  newsroomKey: 'Newsroom: {name}; key {fingerprint}',
  title: 'Article: {title}',
  chainWhole: 'The log is whole: {events} events, {revisions} revisions, {seals} seals.',
  chainBroken: 'The log was changed:',
  demo: {
    newsroom: 'Sample newsroom in {path}',
    imported: '{who} (writer) imports {file}: “{title}”',
    submitted: '{who} (writer) submits',
    claimed: '{who} (editor) claims',
    prepared: '{who} (editor) chooses the section “{section}” and ticks “contains no state secret”',
    sentUp: '{who} (editor) sends up for approval',
    approved: '{who} (approver) types the password and seals revision {hash}',
    packaged: '{who} (secretary) makes the package',
    verified: 'Package verified: whole, {files} files, approver {approver}',
    check: 'Log checked: {events} events, whole',
  },
  commands: {
    new: 'make a newsroom in a new folder (--sample: the sample newsroom)',
    people: 'the people of a newsroom',
    import: 'take .txt and .html files in as drafts',
    list: 'the articles of a newsroom',
    show: 'one article: text, state, history',
    act: 'take a step of the workflow with an article',
    package: 'make the package of an approved article',
    verify: 'check a package, without a newsroom',
    log: 'the log of a newsroom (--check: check it)',
    demo: 'take an article the whole way in a sample newsroom',
  },
}

export const terminalWords: Record<Language, TerminalWords> = { vi, en }
