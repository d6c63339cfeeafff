import { defineErrors } from '../errors/index.ts';

/** What can be wrong with the settings; each stops the start before anything is touched. */
export const configError = defineErrors('config', {
  invalid: {
    status: 503,
    vi: 'Cấu hình chưa đúng ({source}): {problemsVi}. Chưa có gì được khởi động; hãy sửa rồi chạy lại.',
    en: 'The configuration is not right ({source}): {problemsEn}. Nothing was started; correct it and run again.',
  },
  'not-json': {
    status: 503,
    vi: 'Tệp cấu hình {source} không phải JSON hợp lệ: {reason}. Chưa có gì được khởi động; hãy sửa rồi chạy lại.',
    en: 'The configuration file {source} is not valid JSON: {reason}. Nothing was started; correct it and run again.',
  },
  unreadable: {
    status: 503,
    vi: 'Không đọc được tệp cấu hình {source} ({reason}). Chưa có gì được khởi động; hãy kiểm tra KINHBAC_CONFIG và quyền đọc.',
    en: 'The configuration file {source} cannot be read ({reason}). Nothing was started; check KINHBAC_CONFIG and its permissions.',
  },
  'port-taken': {
    status: 503,
    vi: 'Cổng {port} đang được chương trình khác sử dụng. Dữ liệu vẫn an toàn; hãy dừng chương trình kia hoặc chạy với PORT khác, ví dụ PORT=8090 npm start.',
    en: 'Port {port} is used by another program. The data is safe; stop that program or run with another PORT, such as PORT=8090 npm start.',
  },
  'port-refused': {
    status: 503,
    vi: 'Hệ điều hành không cho mở cổng {port} trên địa chỉ {host} ({reason}). Dữ liệu vẫn an toàn; hãy chọn PORT từ 1024 trở lên hoặc sửa HOST.',
    en: 'The system does not allow port {port} on address {host} ({reason}). The data is safe; choose a PORT of 1024 or more or correct HOST.',
  },
});
