/** Texts about one's own certificates. */
export const vi = {
  title: 'Chứng thư chữ ký số của tôi',
  none: 'Chưa có chứng thư nào. Chứng thư do quản trị cơ quan đề nghị cấp.',
  states: {
    active: 'Dùng được',
    inactive: 'Chưa kích hoạt',
    locked: 'Tạm khóa',
    revoked: 'Đã thu hồi',
    expired: 'Hết hạn',
  },
  valid: (from: string, to: string) => `Hiệu lực ${from} – ${to}`,
  serial: (serial: string) => `Số chứng thư ${serial}`,
  lockedUntil: (when: string) => `Khóa đến ${when} do nhập sai mã PIN nhiều lần`,
  activate: 'Kích hoạt bằng mã PIN',
  change: 'Đổi mã PIN',
  pin: 'Mã PIN mới',
  pinHint: 'Từ 6 đến 32 ký tự, không dùng dãy dễ đoán như 123456 hay 111111.',
  currentPin: 'Mã PIN hiện tại',
  again: 'Nhập lại mã PIN mới',
  differs: 'Hai lần nhập chưa giống nhau.',
  activated: 'Chứng thư đã kích hoạt.',
  changed: 'Đã đổi mã PIN.',
};
