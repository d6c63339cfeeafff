/** Words of the public shell. */
export const shellText = {
  vi: {
    skip: 'Đến nội dung chính',
    owner: 'Nền tảng số tỉnh Bắc Ninh',
    language: 'Ngôn ngữ',
    otherLanguage: 'English',
    demo: 'BẢN DEMO – dữ liệu mẫu, chữ ký mẫu, không có giá trị pháp lý.',
    foot: 'Trang này không lưu lại tệp bạn gửi để kiểm tra và không dùng mã theo dõi.',
  },
  en: {
    skip: 'Skip to main content',
    owner: 'Digital platform of Bắc Ninh province',
    language: 'Language',
    otherLanguage: 'Tiếng Việt',
    demo: 'DEMO – sample data and sample signatures without legal value.',
    foot: 'This page keeps no copy of the file you give it to check, and tracks nobody.',
  },
} as const;
