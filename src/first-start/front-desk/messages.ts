/** Words of the one page that the first start shows. */
export const deskText = {
  vi: {
    title: 'Lần chạy đầu',
    lead: 'Thư mục dữ liệu này còn trống. Hãy chọn một lần; lựa chọn được ghi lại và không đổi được, dữ liệu mẫu không bao giờ trộn với dữ liệu thật.',
    demo: 'Tỉnh mẫu (DEMO)',
    demoText:
      '114 cơ quan, 10.800 cán bộ giả định, chứng thư số mẫu và sẵn tài khoản để xem thử. Mọi thứ đều ghi DEMO và không có giá trị pháp lý.',
    chooseDemo: 'Chọn tỉnh mẫu',
    empty: 'Tỉnh của mình',
    emptyText:
      'Chỉ có cơ quan theo danh mục, chưa có người nào và chưa có khóa ký số. Liên kết lập quản trị viên đầu tiên được in trên màn hình máy chủ.',
    chooseEmpty: 'Chọn tỉnh của mình',
    countdown: (seconds: number) =>
      `Nếu không ai chọn, tỉnh mẫu được chuẩn bị sau ${seconds} giây kể từ khi mở trang này.`,
    wait: 'Tôi cần thêm thời gian',
    waiting: 'Đã dừng đếm giờ: chương trình chờ đến khi có người chọn.',
    filling: 'Đang chuẩn bị',
    fillingText: 'Trang này tự cập nhật và tự mở ứng dụng khi xong.',
    ready: 'Đã xong.',
    open: 'Mở ứng dụng',
  },
  en: {
    title: 'First start',
    lead: 'This data folder is empty. Choose once; the choice is recorded and cannot be changed, and demo data is never mixed with real data.',
    demo: 'Demo province',
    demoText:
      '114 agencies, 10,800 made-up officials, sample certificates and accounts to look around with. Everything says DEMO and has no legal value.',
    chooseDemo: 'Choose the demo province',
    empty: 'Your own province',
    emptyText:
      'Only the agencies of the catalogue; no people yet and no signing keys. The link that makes the first administrator is printed on the server’s terminal.',
    chooseEmpty: 'Choose your own province',
    countdown: (seconds: number) =>
      `If nobody chooses, the demo province is prepared ${seconds} seconds after this page was opened.`,
    wait: 'I need more time',
    waiting: 'The clock is stopped: the program waits until somebody chooses.',
    filling: 'Preparing',
    fillingText: 'This page goes on by itself and opens the application when done.',
    ready: 'Done.',
    open: 'Open the application',
  },
} as const;
