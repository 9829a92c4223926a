import type { Language } from '../shared/words/index.ts'

/** What the shell itself says: its menu, its dialogs, its questions. `{gaps}` are filled by the fact of that name. */
export interface ShellWords {
  menu: {
    file: string
    edit: string
    view: string
    help: string
    close: string
    quit: string
    undo: string
    redo: string
    cut: string
    copy: string
    paste: string
    pastePlain: string
    selectAll: string
    enlarge: string
    reduce: string
    actualSize: string
    fullScreen: string
    about: string
    hide: string
    hideOthers: string
    showAll: string
  }
  folders: Record<'newNewsroom' | 'openNewsroom' | 'packages' | 'import', string>
  choose: string
  choosePackage: string
  packageFiles: string
  saveCopy: string
  saveDocument: string
  documents: string
  saveFile: string
  save: string
  copyFiles: string
  about: string
  outside: { question: string; open: string }
  cancel: string
  unsaved: { message: string; detail: string; back: string; close: string }
  engineGone: { message: string; detail: string; again: string; quit: string }
  windowGone: { message: string; detail: string; reload: string; quit: string }
  newsroomRefused: string
}

const vi: ShellWords = {
  menu: {
    file: '&Tệp',
    edit: '&Sửa',
    view: '&Hiển thị',
    help: 'T&rợ giúp',
    close: 'Đóng cửa sổ',
    quit: 'Thoát',
    undo: 'Hoàn tác',
    redo: 'Làm lại',
    cut: 'Cắt',
    copy: 'Sao chép',
    paste: 'Dán',
    pastePlain: 'Dán không định dạng',
    selectAll: 'Chọn tất cả',
    enlarge: 'Phóng to',
    reduce: 'Thu nhỏ',
    actualSize: 'Cỡ chuẩn',
    fullScreen: 'Toàn màn hình',
    about: 'Giới thiệu Bản Thảo',
    hide: 'Ẩn Bản Thảo',
    hideOthers: 'Ẩn cửa sổ khác',
    showAll: 'Hiện tất cả',
  },
  folders: {
    newNewsroom: 'Chọn thư mục cho toà soạn mới',
    openNewsroom: 'Chọn thư mục của toà soạn',
    packages: 'Chọn nơi lưu gói xuất',
    import: 'Chọn thư mục có các bài cần nhập',
  },
  choose: 'Chọn',
  choosePackage: 'Chọn gói xuất cần kiểm tra',
  packageFiles: 'Gói xuất (.zip)',
  saveCopy: 'Lưu một bản ra nơi khác',
  saveDocument: 'Xuất bài ra Word',
  documents: 'Tài liệu Word (.docx)',
  saveFile: 'Lưu tệp đính kèm',
  save: 'Lưu',
  copyFiles: 'Bản lưu bài viết (.html)',
  about: 'Phiên bản {version}. Giấy phép MIT.\nBiên tập, duyệt và xuất bài, không cần mạng.',
  outside: { question: 'Mở địa chỉ này ở ngoài Bản Thảo?', open: 'Mở' },
  cancel: 'Huỷ',
  unsaved: {
    message: 'Chưa lưu được những thay đổi cuối cùng',
    detail: 'Nếu đóng bây giờ, phần chữ vừa gõ mà chưa hiện “Đã lưu” sẽ mất.',
    back: 'Quay lại',
    close: 'Vẫn đóng',
  },
  engineGone: {
    message: 'Phần giữ dữ liệu của Bản Thảo đã dừng nhiều lần liên tiếp',
    detail:
      'Những gì đã hiện “Đã lưu” vẫn còn nguyên trên đĩa. Hãy thử lại; nếu vẫn dừng, thoát chương trình và báo cho người quản trị.',
    again: 'Thử lại',
    quit: 'Thoát',
  },
  windowGone: {
    message: 'Cửa sổ đã dừng đột ngột',
    detail: 'Những gì đã hiện “Đã lưu” vẫn còn nguyên trên đĩa.',
    reload: 'Tải lại cửa sổ',
    quit: 'Thoát',
  },
  newsroomRefused: 'Không mở được toà soạn',
}

const en: ShellWords = {
  menu: {
    file: '&File',
    edit: '&Edit',
    view: '&View',
    help: '&Help',
    close: 'Close window',
    quit: 'Quit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pastePlain: 'Paste without formatting',
    selectAll: 'Select all',
    enlarge: 'Enlarge',
    reduce: 'Reduce',
    actualSize: 'Actual size',
    fullScreen: 'Full screen',
    about: 'About Bản Thảo',
    hide: 'Hide Bản Thảo',
    hideOthers: 'Hide others',
    showAll: 'Show all',
  },
  folders: {
    newNewsroom: 'Choose a folder for the new newsroom',
    openNewsroom: 'Choose the newsroom’s folder',
    packages: 'Choose where packages go',
    import: 'Choose the folder with the texts to import',
  },
  choose: 'Choose',
  choosePackage: 'Choose a package to verify',
  packageFiles: 'Packages (.zip)',
  saveCopy: 'Save a copy elsewhere',
  saveDocument: 'Export the article to Word',
  documents: 'Word documents (.docx)',
  saveFile: 'Save the attachment',
  save: 'Save',
  copyFiles: 'Copies of articles (.html)',
  about: 'Version {version}. MIT licence.\nEdit, approve and package articles, without a network.',
  outside: { question: 'Open this address outside Bản Thảo?', open: 'Open' },
  cancel: 'Cancel',
  unsaved: {
    message: 'The last changes could not be saved',
    detail: 'If you close now, what you typed and was not yet shown as “Saved” is lost.',
    back: 'Go back',
    close: 'Close anyway',
  },
  engineGone: {
    message: 'The part of Bản Thảo that keeps the data stopped several times in a row',
    detail:
      'Everything that was shown as “Saved” is safe on the disk. Try again; if it keeps stopping, quit and tell your administrator.',
    again: 'Try again',
    quit: 'Quit',
  },
  windowGone: {
    message: 'The window stopped unexpectedly',
    detail: 'Everything that was shown as “Saved” is safe on the disk.',
    reload: 'Reload the window',
    quit: 'Quit',
  },
  newsroomRefused: 'The newsroom could not be opened',
}

export const shellWords: Record<Language, ShellWords> = { vi, en }
