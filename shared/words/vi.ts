import type { Genre } from '../article/index.ts'
import type { RefusalCode } from '../contract/refusal.ts'
import type { LogColumns } from '../record/csv.ts'
import type { Action, Objection, Role, State } from '../workflow/index.ts'
import { type CheckWords, vi as checks } from './checks/vi.ts'

/** Gaps in a sentence: `{name}` is filled by the fact of that name. */
export interface Words {
  product: string
  states: Record<State, string>
  roles: Record<Role, string>
  actions: Record<Action, string>
  genres: Record<Genre, string>
  /** Why the workflow says no. */
  objections: Record<Objection['kind'], string>
  refusals: Record<RefusalCode, string>
  checks: CheckWords
  /** How an approval stands to the rule of four eyes. */
  fourEyes: Record<'kept' | 'warned' | 'allowed', string>
  /** Kinds of event in the record. */
  events: Record<EventKind, string>
  faults: Record<FaultKind, string>
  /** What the record is kept in, and what its check may find wrong with a row. */
  recordTables: Record<RecordTable, string>
  recordFaults: Record<RecordFaultKind, string>
  /** The columns of a log that is exported. */
  logColumns: LogColumns
  importTaken: Record<ImportPart, string>
  /** What is wrong with a picture, as the `kind` of a refusal; the name of a format stands for itself. */
  pictureFaults: Record<PictureFault, string>
  /** What a text file turned out to be, as the `kind` of a refusal; the name of a format stands for itself. */
  /** Why a document is refused, and what to do, as the `kind` of a refusal. */
  attachmentFaults: Record<AttachmentFault, string>
  textFaults: Record<TextFault, string>
  /** Why a Word document is refused and what to do, as the `kind` of `documentRefused`. */
  documentFaults: Record<DocumentFault, string>
  importWarnings: Record<ImportWarning, string>
  /** How an import came to turn a text in an old encoding into Unicode; the shares of syllables are in per cent. */
  importDecoded: Record<'fonts' | 'syllables' | 'person', string>
  importBefore: string
  importAfter: string
  /** What of a call was refused as `inputInvalid`, as its `kind`; anything else is called the data. */
  inputParts: Record<InputPart, string> & { data: string }
}

export const eventKinds = [
  'newsroom.created',
  'person.created',
  'person.changed',
  'person.signedIn',
  'person.signedOut',
  'person.signInFailed',
  'person.passwordChanged',
  'person.passwordReset',
  'settings.changed',
  'article.created',
  'article.imported',
  'article.revised',
  'article.restored',
  'version.named',
  'version.keptAside',
  'template.changed',
  'template.removed',
  'article.moved',
  'article.planned',
  'check.answered',
  'check.unanswered',
  'correction.written',
  'seal.made',
  'seal.voided',
  'comment.added',
  'comment.replied',
  'comment.edited',
  'comment.deleted',
  'comment.resolved',
  'comment.reopened',
  'proposal.made',
  'proposal.accepted',
  'proposal.refused',
  'package.made',
  'file.removed',
  'database.migrated',
  'record.anchored',
] as const
export type EventKind = (typeof eventKinds)[number]

export type FaultKind =
  | 'unreadable'
  | 'pathOutside'
  | 'duplicate'
  | 'tooLarge'
  | 'missing'
  | 'added'
  | 'changed'
  | 'signature'
  | 'seal'
  | 'manifest'
  | 'voucher'
  | 'revision'
  | 'link'

export const recordTables = [
  'events',
  'revisions',
  'revision_contents',
  'revision_writers',
  'revision_names',
  'seals',
  'articles',
] as const
export type RecordTable = (typeof recordTables)[number]
export const recordFaultKinds = [
  'changed',
  'missing',
  'added',
  'signature',
  'key',
  'order',
  'cut',
  'rewritten',
] as const
export type RecordFaultKind = (typeof recordFaultKinds)[number]

export type ImportPart =
  | 'dropped'
  | 'title'
  | 'date'
  | 'lede'
  | 'image'
  | 'caption'
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'table'
  | 'quotation'
  | 'author'
  | 'organisation'
  | 'source'
  | 'tags'
  | 'attachments'
  | 'box'
  | 'separator'
  | 'field'

export const pictureFaults = ['empty', 'notPicture', 'broken', 'tooIntricate'] as const
export type PictureFault = (typeof pictureFaults)[number]

/** Why a document may not go with an article. */
export const attachmentFaults = [
  'empty',
  'program',
  'macro',
  'object',
  'password',
  'picture',
  'place',
  'archive',
  'page',
  'broken',
  'unknown',
] as const
export type AttachmentFault = (typeof attachmentFaults)[number]

export const inputParts = [
  'title',
  'name',
  'signIn',
  'password',
  'reason',
  'address',
  'fileName',
  'folder',
  'text',
  'proposal',
  'notes',
  'section',
  'template',
] as const
export type InputPart = (typeof inputParts)[number]

export const textFaults = ['binary', 'oldEncoding', 'tooManyLines', 'tooIntricatePage'] as const
export type TextFault = (typeof textFaults)[number]

export const documentFaults = [
  'damaged',
  'encrypted',
  'macros',
  'oldWord',
  'openDocument',
  'swollen',
  'unsafe',
  'declarations',
  'tooIntricate',
  'tooSlow',
] as const
export type DocumentFault = (typeof documentFaults)[number]

/** What a person has to look after once an article has been imported. */
export const importWarnings = [
  'titleMissing',
  'picturesMissing',
  'attachmentsMissing',
  'addressesDropped',
  'charactersDamaged',
  'importedBefore',
  'tablesSimplified',
  'rowsDropped',
  'listsRenumbered',
  'remarksDropped',
  'deletionsDropped',
  'trackedChanges',
  'objectsDropped',
  'equationsFlattened',
  'picturesOutside',
  'picturesRefused',
  'sectionUnknown',
] as const
export type ImportWarning = (typeof importWarnings)[number]

export const vi: Words = {
  product: 'Bản Thảo',
  states: {
    draft: 'Bản nháp',
    submitted: 'Chờ biên tập',
    editing: 'Đang biên tập',
    pending: 'Chờ duyệt',
    approved: 'Đã duyệt',
    packaged: 'Đã xuất gói',
    published: 'Đã xuất bản',
    corrected: 'Đính chính',
    returned: 'Trả lại',
    held: 'Tạm giữ',
    rejected: 'Từ chối',
    withdrawn: 'Gỡ bài',
    archived: 'Lưu trữ',
  },
  roles: {
    writer: 'Phóng viên',
    editor: 'Biên tập viên',
    secretary: 'Thư ký biên tập',
    approver: 'Người duyệt',
    administrator: 'Quản trị',
  },
  actions: {
    edit: 'Sửa bài',
    submit: 'Gửi biên tập',
    claim: 'Nhận biên tập',
    takeOver: 'Tiếp nhận thay',
    sendUp: 'Trình duyệt',
    return: 'Trả lại',
    hold: 'Tạm giữ',
    resume: 'Bỏ tạm giữ',
    reject: 'Từ chối',
    reopen: 'Mở lại',
    approve: 'Duyệt bài',
    package: 'Xuất gói',
    publish: 'Xác nhận đã đăng',
    correct: 'Đính chính',
    withdraw: 'Gỡ bài',
    archive: 'Lưu trữ',
    restore: 'Lấy lại',
    plan: 'Lên kế hoạch',
    comment: 'Góp ý',
  },
  genres: {
    news: 'Tin',
    article: 'Bài',
    reportage: 'Phóng sự',
    interview: 'Phỏng vấn',
    photos: 'Ảnh',
    notice: 'Thông báo',
  },
  objections: {
    state: 'Bài đang ở trạng thái “{state}” nên không làm được việc này.',
    role: 'Việc này dành cho: {roles}.',
    own: 'Chỉ người viết bài hoặc người được giao mới làm được việc này.',
    holder: 'Bài đang do người khác giữ. Hãy tiếp nhận bài trước.',
    notHolder: 'Bài đang do chính bạn giữ.',
    hasTitle: 'Bài chưa có tiêu đề. Hãy nhập tiêu đề rồi làm lại.',
    hasBody: 'Bài chưa có nội dung. Hãy viết nội dung rồi làm lại.',
    fourEyes: 'Người đã viết hoặc sửa bài không được tự duyệt bài đó. Cần một người duyệt khác.',
    sealed: 'Bài chưa có dấu duyệt còn hiệu lực. Cần duyệt lại trước.',
  },
  checks,
  fourEyes: {
    kept: 'Đủ bốn mắt: người duyệt không viết bài',
    warned: 'Không đủ bốn mắt: người duyệt có viết bài, đã được cảnh báo',
    allowed: 'Không đủ bốn mắt: người duyệt có viết bài, nền nếp cho phép',
  },
  refusals: {
    folderMissing: 'Không tìm thấy thư mục “{path}”. Hãy kiểm tra đường dẫn.',
    folderNoArticles:
      'Thư mục “{path}” không có tệp .docx, .txt, .md hay .html nào để nhập. Hãy chọn thư mục khác.',
    folderNotEmpty: 'Thư mục “{path}” đã có tệp khác. Hãy chọn một thư mục trống hoặc một tên mới.',
    folderReadOnly: 'Không ghi được vào “{path}”. Hãy chọn thư mục mà bạn có quyền ghi.',
    notFolder: '“{path}” không phải là một thư mục. Hãy chọn một thư mục hoặc một tên mới.',
    notFile: '“{path}” không phải là một tệp. Hãy chọn một tệp.',
    pathTooLong: 'Đường dẫn “{path}” quá dài. Hãy chọn tên ngắn hơn.',
    notNewsroom: '“{path}” không phải là một toà soạn của Bản Thảo. Không có gì bị thay đổi.',
    notSample: '“{path}” không phải là toà soạn mẫu nên không dùng để chạy thử. Hãy chọn thư mục khác.',
    networkDrive:
      '“{path}” nằm trên ổ đĩa mạng ({kind}). Cơ sở dữ liệu trên ổ mạng có thể hỏng khi mất kết nối; hãy dùng thư mục trên máy này.',
    openElsewhere:
      'Toà soạn này đang mở trong một cửa sổ khác trên máy {computer} từ {at}. Hãy đóng cửa sổ đó trước.',
    newsroomNewer:
      'Toà soạn này do một phiên bản mới hơn của Bản Thảo tạo ra. Hãy cập nhật chương trình; dữ liệu không bị thay đổi.',
    newsroomDamaged: 'Cơ sở dữ liệu ở “{path}” bị hỏng. Dữ liệu được giữ nguyên; bản sao gần nhất: {backup}.',
    diskFull: 'Ổ đĩa đã đầy nên chưa lưu được. Hãy giải phóng dung lượng rồi làm lại; không có gì bị mất.',
    diskFailing:
      'Ổ đĩa không đọc ghi được ({kind}). Hãy kiểm tra ổ đĩa hoặc dây nối rồi làm lại; phần chưa lưu vẫn còn trên màn hình.',
    databaseBusy:
      'Cơ sở dữ liệu đang bị một chương trình khác giữ (sao lưu, diệt virus…). Hãy đóng chương trình đó hoặc chờ giây lát.',
    noNewsroom: 'Chưa mở toà soạn nào.',
    signInRequired: 'Hãy đăng nhập trước.',
    wrongPassword: 'Tên hoặc mật khẩu không đúng.',
    slowDown: 'Đã nhập sai quá nhiều lần. Hãy chờ {seconds} giây rồi thử lại.',
    passwordWeak: 'Mật khẩu cần ít nhất {limit} ký tự và không trùng với tên đăng nhập.',
    nameTaken: 'Tên đăng nhập “{name}” đã có người dùng. Hãy chọn tên khác.',
    samplePassword: 'Mật khẩu của toà soạn mẫu không được dùng cho toà soạn thật.',
    personDisabled: 'Tài khoản “{name}” đã ngừng hoạt động. Hãy liên hệ người quản trị.',
    lastAdministrator: 'Toà soạn phải còn ít nhất một người quản trị đang hoạt động.',
    notAllowed: 'Việc này dành cho: {roles}.',
    unknownPerson: 'Không có người nào tên “{name}” trong toà soạn.',
    unknownArticle: 'Không có bài nào khớp với “{name}”.',
    unknownRevision: 'Bài không có phiên bản nào khớp với “{name}”.',
    unknownAction: 'Không có việc nào tên “{name}”.',
    ambiguousArticle: '“{name}” khớp với nhiều bài. Hãy ghi đủ mã bài.',
    action: 'Không thể {action}: {objection}',
    blocked: 'Chưa thể {action}: còn {size} việc phải làm xong trước.',
    reasonMissing: 'Cần ghi lý do cho việc “{action}”.',
    addressInvalid: 'Cần địa chỉ bài đã đăng, bắt đầu bằng http:// hoặc https://.',
    passwordMissing: 'Cần nhập mật khẩu để làm việc này.',
    outdated:
      'Bài đã được {name} lưu sau khi bạn mở. Hãy xem bản mới trước khi làm tiếp; phần bạn viết vẫn còn trên màn hình.',
    inputInvalid: 'Không nhận được {kind}: để trống, quá dài hoặc không đúng dạng. Hãy sửa lại rồi làm lại.',
    commentGone: 'Góp ý này đã bị xoá. Danh sách sẽ được xem lại.',
    commentNotYours: 'Chỉ người viết góp ý mới sửa hoặc xoá được lời của mình.',
    wordsChanged: 'Đoạn chữ này vừa được sửa nên không còn như bạn thấy. Hãy chọn lại chữ rồi góp ý.',
    proposalDecided: 'Đề nghị này đã được xử lý hoặc đã rút. Hãy xem lại góp ý.',
    proposalOutdated:
      'Chữ trong bài đã khác với chữ được đề nghị sửa, nên không thay tự động. Hãy tự sửa, hoặc nhờ người đề nghị viết lại.',
    fileMissing: 'Không tìm thấy tệp “{path}”.',
    fileUnreadable: 'Không đọc được tệp “{path}”. Hãy kiểm tra quyền đọc.',
    fileExists: 'Tệp “{path}” đã có. Hãy chọn tên khác hoặc dời tệp ấy đi trước.',
    fileEmpty: 'Tệp “{name}” trống, không có gì để nhập.',
    fileTooLarge: 'Tệp “{name}” quá lớn ({size} MB; nhiều nhất {limit} MB).',
    fileKind: 'Chưa nhập được tệp “{name}”: nội dung là {kind}. Hãy dùng tệp .docx, .txt hoặc .html.',
    documentRefused: 'Chưa nhập được tệp “{name}”: {kind}.',
    fileEncoding:
      'Không đọc được chữ trong tệp “{name}” ({kind}). Hãy lưu lại tệp dưới dạng UTF-8 rồi nhập lại.',
    fileNoText: 'Tệp “{name}” không có chữ nào để nhập.',
    mediaMissing: 'Thiếu tệp ảnh “{name}” trong toà soạn. Hãy thay ảnh khác hoặc khôi phục từ bản sao lưu.',
    pictureUnreadable: 'Không đọc được ảnh “{name}” ({kind}). Hãy lưu lại ảnh dưới dạng JPEG hoặc PNG.',
    pictureTooLarge:
      'Ảnh “{name}” quá lớn ({size} triệu điểm ảnh; nhiều nhất {limit}). Hãy thu nhỏ ảnh trước.',
    attachmentRefused: 'Chưa đính kèm được “{name}”: {kind}.',
    attachmentMissing:
      'Thiếu tệp đính kèm “{name}” trong toà soạn. Hãy đính kèm lại hoặc khôi phục từ bản sao lưu.',
    fileInUse:
      'Không xoá được “{name}”: đang dùng trong {size} bài, như “{kind}” (kể cả các phiên bản đã lưu). Hãy gỡ khỏi bài trước; tệp có trong phiên bản đã lưu thì phải giữ lại.',
    packageNotWhole: 'Gói “{name}” không còn nguyên vẹn.',
    logBroken: 'Nhật ký bị đứt tại mục {name}. Hãy khôi phục từ bản sao lưu và báo người quản trị.',
    cancelled: 'Đã dừng theo yêu cầu. Không có gì dở dang.',
    unexpected: 'Có lỗi ngoài dự kiến ({kind}). Dữ liệu đã lưu vẫn an toàn; hãy thử lại.',
  },
  events: {
    'newsroom.created': 'Lập toà soạn',
    'person.created': 'Thêm người',
    'person.changed': 'Sửa thông tin người',
    'person.signedIn': 'Đăng nhập',
    'person.signedOut': 'Đăng xuất',
    'person.signInFailed': 'Đăng nhập không thành công',
    'person.passwordChanged': 'Đổi mật khẩu',
    'person.passwordReset': 'Đặt lại mật khẩu',
    'settings.changed': 'Sửa thiết lập',
    'article.created': 'Tạo bài',
    'article.imported': 'Nhập bài từ tệp',
    'article.revised': 'Lưu phiên bản',
    'article.restored': 'Khôi phục phiên bản',
    'version.named': 'Đặt tên phiên bản',
    'version.keptAside': 'Giữ riêng phần viết chưa lưu được',
    'template.changed': 'Sửa mẫu bài',
    'template.removed': 'Xoá mẫu bài',
    'article.moved': 'Chuyển trạng thái',
    'article.planned': 'Lên kế hoạch',
    'check.answered': 'Trả lời câu hỏi kiểm tra',
    'check.unanswered': 'Bỏ trả lời câu hỏi kiểm tra',
    'correction.written': 'Ghi lời đính chính',
    'seal.made': 'Đóng dấu duyệt',
    'seal.voided': 'Dấu duyệt hết hiệu lực',
    'comment.added': 'Góp ý',
    'comment.replied': 'Trả lời góp ý',
    'comment.edited': 'Sửa lời góp ý',
    'comment.deleted': 'Xoá góp ý',
    'comment.resolved': 'Xong góp ý',
    'comment.reopened': 'Mở lại góp ý',
    'proposal.made': 'Đề nghị sửa',
    'proposal.accepted': 'Chấp nhận đề nghị sửa',
    'proposal.refused': 'Từ chối đề nghị sửa',
    'file.removed': 'Xoá tệp khỏi kho',
    'package.made': 'Xuất gói',
    'database.migrated': 'Nâng cấp cơ sở dữ liệu',
    'record.anchored': 'Chốt người viết của các phiên bản cũ',
  },
  faults: {
    unreadable: 'không đọc được tệp nén',
    pathOutside: 'đường dẫn trỏ ra ngoài gói',
    duplicate: 'tên tệp lặp lại trong gói',
    tooLarge: 'tệp quá lớn',
    missing: 'thiếu tệp',
    added: 'tệp lạ, không có trong danh sách',
    changed: 'nội dung đã bị thay đổi',
    signature: 'chữ ký của toà soạn không đúng',
    seal: 'dấu duyệt không đúng',
    manifest: 'bản kê không hợp lệ',
    voucher: 'toà soạn không bảo chứng khoá của người duyệt',
    revision: 'bài trong gói không khớp với phiên bản đã duyệt',
    link: 'liên kết tượng trưng không được phép',
  },
  recordTables: {
    events: 'sự kiện',
    revisions: 'phiên bản',
    revision_contents: 'nội dung phiên bản',
    revision_writers: 'người viết phiên bản',
    revision_names: 'tên phiên bản',
    seals: 'dấu duyệt',
    articles: 'bài',
  },
  recordFaults: {
    changed: 'đã bị sửa',
    missing: 'đã bị xoá',
    added: 'không có trong nhật ký',
    signature: 'chữ ký không đúng',
    key: 'khoá không phải của người duyệt',
    order: 'không nối với mục trước đó',
    cut: 'đã bị cắt khỏi cuối nhật ký',
    rewritten: 'không còn là mục đã được ghi nhận: nhật ký đã bị viết lại',
  },
  logColumns: {
    number: 'Mục',
    time: 'Lúc',
    person: 'Ai',
    event: 'Việc',
    article: 'Bài số',
    title: 'Tiêu đề bài',
    reason: 'Lý do',
    details: 'Chi tiết',
    system: 'Chương trình',
  },
  importTaken: {
    dropped: 'Bỏ qua',
    title: 'Tiêu đề',
    date: 'Ngày giờ',
    lede: 'Sapo',
    image: 'Ảnh',
    caption: 'Chú thích ảnh',
    paragraph: 'Đoạn văn',
    heading: 'Tiêu đề phụ',
    list: 'Danh sách',
    table: 'Bảng',
    quotation: 'Trích dẫn',
    author: 'Tác giả',
    organisation: 'Đơn vị',
    source: 'Nguồn',
    tags: 'Thẻ',
    attachments: 'Tệp đính kèm',
    box: 'Hộp thông tin',
    separator: 'Đường kẻ',
    field: 'Thông tin bài',
  },
  pictureFaults: {
    empty: 'tệp trống',
    notPicture: 'tệp không phải là ảnh',
    broken: 'tệp ảnh hỏng hoặc bị cắt cụt',
    tooIntricate: 'ảnh quá phức tạp, xử lý không xong',
  },
  attachmentFaults: {
    empty: 'tệp trống. Hãy chọn tệp khác',
    program: 'đây là chương trình hoặc tập lệnh chạy được. Chỉ đính kèm tài liệu (PDF, Word, Excel…)',
    macro: 'tài liệu có macro. Hãy lưu lại dưới dạng không có macro (.docx, .xlsx, .pptx) hoặc PDF',
    object: 'tài liệu có đối tượng nhúng chạy được. Hãy lưu lại dưới dạng PDF',
    password: 'tài liệu có mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu hoặc lưu dưới dạng PDF',
    picture: 'đây là ảnh. Hãy chèn vào bài như một ảnh, hoặc lưu bản quét dưới dạng PDF',
    place: 'phim có ghi nơi quay. Hãy bỏ thông tin vị trí rồi đính kèm lại',
    archive: 'đây là tệp nén. Hãy giải nén và đính kèm từng tài liệu',
    page: 'đây là trang web hoặc mã nguồn. Hãy lưu lại dưới dạng PDF',
    broken: 'tệp hỏng hoặc bị cắt cụt. Hãy lấy lại tệp gốc',
    unknown: 'không nhận ra loại tệp. Hãy lưu lại dưới dạng PDF, Word hoặc Excel',
  },
  textFaults: {
    binary: 'dữ liệu nhị phân, không phải văn bản',
    oldEncoding: 'bảng mã cũ như TCVN3 (ABC) hoặc VNI',
    tooManyLines: 'quá nhiều dòng cho một bài viết',
    tooIntricatePage: 'trang HTML lồng nhau quá nhiều tầng hoặc quá nhiều phần tử',
  },
  documentFaults: {
    damaged: 'tệp hỏng hoặc chưa tải xong. Hãy mở bằng Word rồi lưu lại thành .docx, hoặc xin lại tệp',
    encrypted: 'tệp đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu rồi lưu lại thành .docx',
    macros: 'tệp có macro (.docm). Hãy mở bằng Word rồi lưu thành Word Document (.docx)',
    oldWord: 'tệp Word cũ (.doc). Hãy mở bằng Word rồi lưu thành Word Document (.docx)',
    openDocument: 'tệp LibreOffice (.odt). Hãy lưu thành Word 2010–365 Document (.docx)',
    swollen: 'tệp khi giải nén vượt quá 200 MB hoặc có quá nhiều phần. Tệp này không an toàn',
    unsafe: 'tệp có tên phần trùng nhau hoặc trỏ ra ngoài. Tệp này không an toàn',
    declarations: 'tệp có khai báo thực thể XML, cách thường dùng để tấn công. Tệp này không an toàn',
    tooIntricate: 'tệp lồng quá nhiều tầng hoặc quá nhiều phần tử. Hãy chia thành nhiều bài ngắn hơn',
    tooSlow: 'đọc quá 60 giây chưa xong. Hãy chia thành nhiều tệp nhỏ hơn',
  },
  importWarnings: {
    titleMissing: 'Chưa nhận ra tiêu đề. Hãy điền tiêu đề cho bài.',
    picturesMissing: 'Tệp nhập chỉ có tên ảnh. Hãy thêm ảnh vào bài.',
    attachmentsMissing: 'Tệp nhập chỉ có tên tệp đính kèm. Hãy đính kèm lại tệp.',
    addressesDropped: 'Có liên kết không an toàn hoặc thiếu địa chỉ đầy đủ. Chữ được giữ lại, địa chỉ bị bỏ.',
    charactersDamaged: 'Có ký tự đã hỏng từ trước (\ufffd). Hãy đối chiếu với bản gốc.',
    importedBefore: 'Tệp y hệt đã được nhập trước đây; nay có thêm một bài nữa. Hãy xem có cần cả hai không.',
    tablesSimplified: 'Có bảng lồng nhau hoặc ảnh trong bảng đã được đơn giản hoá. Hãy xem lại bảng.',
    rowsDropped:
      'Bảng dài hơn mức bài viết chứa được (1.000 hàng): các hàng sau không lấy. Hãy đính kèm bảng thành tệp.',
    listsRenumbered:
      'Có danh sách đánh chữ cái hoặc đánh số tiếp; trong bài sẽ là 1, 2, 3. Hãy xem lại chỗ nhắc đến các mục này.',
    remarksDropped: 'Lời nhận xét bên lề của Word không được lấy.',
    deletionsDropped: 'Chữ đã đánh dấu xoá không được lấy.',
    trackedChanges: 'Tệp còn dấu theo dõi thay đổi. Bài lấy bản đã chấp nhận mọi thay đổi.',
    objectsDropped:
      'Có biểu đồ, hình vẽ hoặc đối tượng nhúng không đưa vào được. Hãy chèn lại dưới dạng ảnh.',
    equationsFlattened: 'Công thức toán được chuyển thành chữ thường. Hãy xem lại.',
    picturesOutside:
      'Có ảnh nằm ngoài tệp, chỉ được liên kết tới. Ảnh không được tải về; hãy thêm ảnh vào bài.',
    picturesRefused: 'Có ảnh trong tệp không đọc được. Hãy thêm lại ảnh vào bài.',
    sectionUnknown: 'Chuyên mục ghi trong tệp không có trong toà soạn. Hãy chọn chuyên mục cho bài.',
  },
  importDecoded: {
    fonts:
      'Chữ trong tệp theo bảng mã {encoding} (nhận ra qua tên phông chữ), đã chuyển sang Unicode. Âm tiết tiếng Việt: trước {before}%, sau {after}%.',
    syllables:
      'Chữ trong tệp theo bảng mã {encoding}, đã chuyển sang Unicode. Âm tiết tiếng Việt: trước {before}%, sau {after}%.',
    person:
      'Đã đọc tệp theo bảng mã {encoding} như được chọn và chuyển sang Unicode. Âm tiết tiếng Việt: trước {before}%, sau {after}%.',
  },
  importBefore: 'Trước',
  importAfter: 'Sau',
  inputParts: {
    title: 'tiêu đề',
    name: 'tên',
    signIn: 'tên đăng nhập',
    password: 'mật khẩu',
    reason: 'lý do',
    address: 'địa chỉ',
    fileName: 'tên tệp',
    folder: 'thư mục',
    text: 'nội dung góp ý',
    proposal: 'chữ đề nghị (giống hệt chữ đang có)',
    notes: 'ghi chú',
    section: 'chuyên mục',
    template: 'mẫu bài',
    data: 'dữ liệu',
  },
}
