/** The registers of Decree 30/2020/NĐ-CP, Annex IV: their columns in order, with the width of each beside the others. */
export const registerNames = ['outgoing', 'incoming', 'post-office', 'follow-up', 'kept-copies'] as const;
export type RegisterName = (typeof registerNames)[number];

export type RegisterForm = {
  readonly title: string;
  /** For the file's name: without marks or spaces. */
  readonly slug: string;
  readonly columns: ReadonlyArray<readonly [name: string, weight: number]>;
  /** Nothing of this register is kept here yet: it is printed to be filled in by hand. */
  readonly byHand: boolean;
};

export const REGISTERS: Readonly<Record<RegisterName, RegisterForm>> = {
  outgoing: {
    title: 'SỔ ĐĂNG KÝ VĂN BẢN ĐI',
    slug: 'so-van-ban-di',
    byHand: false,
    columns: [
      ['Số, ký hiệu văn bản', 12],
      ['Ngày tháng văn bản', 9],
      ['Tên loại và trích yếu nội dung văn bản', 26],
      ['Người ký', 11],
      ['Nơi nhận văn bản', 20],
      ['Đơn vị, người nhận bản lưu', 12],
      ['Số lượng bản', 6],
      ['Ngày chuyển', 9],
      ['Ký nhận', 9],
      ['Ghi chú', 12],
    ],
  },
  incoming: {
    title: 'SỔ ĐĂNG KÝ VĂN BẢN ĐẾN',
    slug: 'so-van-ban-den',
    byHand: false,
    columns: [
      ['Ngày đến', 9],
      ['Số đến', 6],
      ['Tác giả', 15],
      ['Số, ký hiệu văn bản', 12],
      ['Ngày tháng văn bản', 9],
      ['Tên loại và trích yếu nội dung văn bản', 26],
      ['Đơn vị hoặc người nhận', 16],
      ['Ngày chuyển', 9],
      ['Ký nhận', 9],
      ['Ghi chú', 13],
    ],
  },
  'post-office': {
    title: 'SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN',
    slug: 'so-gui-buu-dien',
    byHand: true,
    columns: [
      ['Ngày chuyển', 10],
      ['Số, ký hiệu văn bản', 20],
      ['Nơi nhận văn bản', 35],
      ['Số lượng bì', 10],
      ['Ký nhận và dấu bưu điện', 25],
      ['Ghi chú', 20],
    ],
  },
  'follow-up': {
    title: 'SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN',
    slug: 'so-theo-doi-van-ban-den',
    byHand: false,
    columns: [
      ['Số đến', 7],
      ['Tên loại, số, ký hiệu, ngày tháng và tác giả văn bản', 36],
      ['Đơn vị hoặc người nhận', 22],
      ['Thời hạn giải quyết', 11],
      ['Tiến độ giải quyết', 20],
      ['Số, ký hiệu văn bản trả lời', 14],
      ['Ghi chú', 16],
    ],
  },
  'kept-copies': {
    title: 'SỔ SỬ DỤNG BẢN LƯU',
    slug: 'so-su-dung-ban-luu',
    byHand: true,
    columns: [
      ['Ngày tháng', 10],
      ['Họ và tên người sử dụng', 18],
      ['Số, ký hiệu, ngày tháng văn bản', 16],
      ['Tên loại và trích yếu nội dung văn bản', 28],
      ['Hồ sơ số', 9],
      ['Ký nhận', 10],
      ['Ngày trả', 10],
      ['Người cho phép sử dụng', 16],
      ['Ghi chú', 12],
    ],
  },
};
