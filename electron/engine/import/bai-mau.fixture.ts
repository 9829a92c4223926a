const nbsp = '\u00a0'

/**
 * An article as a portal's page gives it when somebody copies it whole: the site's own lines around it, a date whose
 * midnight means no time, the picture by its file's name, no-break spaces out of Word and typing errors that the
 * import must not touch. Written for these tests.
 */
export const copiedPage = `Đăng nhập

Trang chủ > Tin tức > Phong trào

Chi đoàn ấp Hoà Bình ra quân làm sạch${nbsp}tuyến kênh 3 tháng 2

00:00 18/3/2026
Hưởng ứng Tháng Thanh niên, sáng 15/3, hơn 60 đoàn viên “ra quân vớt lục bình" và trồng 200 cây mắm dọc tuyến kênh dài 2,4 km.

18-3-26 kenh sach.jpg

Đoàn viên vớt${nbsp}lục bình trên kênh 3 tháng 2. Ảnh: Thu Hà


Từ 6 giờ, các đoàn viên đã có mặt ở đầu kênh, chia làm 4 tổ,${nbsp}${nbsp}mỗi tổ phụ trách một đoạn. Bà con hai bên bờ góp xuồng, góp sào và cả nồi cháo ấm bụngcho buổi sáng.

Theo bí thư chi đoàn, lục bình dày làm ghe khó đi lại, nước lưu thông kém, ảnh hưởng việc lấy nước của 35 hộ nuôi tôm.

Những việc đã làm được

Sau một buổi, đoàn viên và bà con đã hoàn thành các phần việc sau, đạt 100% kế hoạch của xã đoàn giao từ đầu năm:

- Vớt 3 tấn lục bình;
- Trồng 200 cây mắm;
- Gắn 12 biển “Không đổ rác xuống kênh".

Hướng duy trì trong thời gian tới

Ấp giao mỗi tổ tự quản một đoạn kênh dài 600 m, mỗi tháng ra quân một lần vào ngày chủ nhật đầu tháng. Uỷ ban nhân dân xã hỗ trợ xăng cho xuồng máy.

Lê Minh Khôi

Xã đoàn Hoà Bình


Tag: tháng thanh niên, môi trường
File đính kèm
In trang
Lượt xem: 1.204
`
