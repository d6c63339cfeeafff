import { defineErrors } from '../errors/index.ts';

/** What can go wrong before the database serves. */
export const dbError = defineErrors('db', {
  'data-dir-in-use': {
    status: 503,
    vi: 'Thư mục dữ liệu {dataDir} đang được một tiến trình Kinh Bắc khác sử dụng. Dữ liệu vẫn an toàn; hãy dừng tiến trình kia, hoặc đặt DATA_DIR sang thư mục khác.',
    en: 'The data folder {dataDir} is in use by another Kinh Bắc process. The data is safe; stop that process or point DATA_DIR elsewhere.',
  },
  'data-dir-not-writable': {
    status: 503,
    vi: 'Không ghi được vào thư mục dữ liệu {dataDir} ({reason}). Chưa có gì thay đổi; hãy cấp quyền ghi hoặc đặt DATA_DIR sang thư mục khác.',
    en: 'The data folder {dataDir} cannot be written ({reason}). Nothing changed; grant write access or point DATA_DIR elsewhere.',
  },
  'secrets-unreadable': {
    status: 503,
    vi: 'Tệp khóa {path} bị mất hoặc hỏng nên không mở được cơ sở dữ liệu. Dữ liệu còn nguyên trong thư mục; hãy khôi phục tệp này từ bản sao lưu.',
    en: 'The secrets file {path} is missing or damaged, so the database cannot be opened. The data is still there; restore this file from a backup.',
  },
  'cluster-not-made': {
    status: 503,
    vi: 'Không tạo được cơ sở dữ liệu trong {dataDir}. Chưa có dữ liệu nào bị ảnh hưởng; hãy kiểm tra dung lượng đĩa và quyền thư mục rồi chạy lại. Chi tiết: {reason}',
    en: 'The database could not be made in {dataDir}. No data is affected; check disk space and folder permissions and run again. Detail: {reason}',
  },
  'did-not-start': {
    status: 503,
    vi: 'Cơ sở dữ liệu PostgreSQL không khởi động được. Dữ liệu chưa bị thay đổi; hãy xem {log}. Chi tiết: {reason}',
    en: 'PostgreSQL did not start. The data is unchanged; see {log}. Detail: {reason}',
  },
  'cannot-connect': {
    status: 503,
    vi: 'Không kết nối được cơ sở dữ liệu {server}: {reason}. Chưa có gì thay đổi; hãy kiểm tra DATABASE_URL và máy chủ PostgreSQL.',
    en: 'Cannot connect to the database {server}: {reason}. Nothing changed; check DATABASE_URL and the PostgreSQL server.',
  },
  'role-refused': {
    status: 503,
    vi: 'Tài khoản trong DATABASE_URL không được tạo vai trò kinhbac_app ({reason}). Chưa có gì thay đổi; hãy dùng tài khoản có quyền CREATEROLE.',
    en: 'The DATABASE_URL user may not create the role kinhbac_app ({reason}). Nothing changed; use a user with CREATEROLE.',
  },
  'migration-changed': {
    status: 503,
    vi: 'Tệp nâng cấp {file} đã chạy trên cơ sở dữ liệu này nhưng nội dung nay đã khác. Dữ liệu chưa bị thay đổi; hãy dùng đúng bản phần mềm hoặc thêm tệp nâng cấp mới.',
    en: 'Migration {file} was already applied with other content. The data is unchanged; use the right version of the program or add a new migration.',
  },
  'migration-unknown': {
    status: 503,
    vi: 'Cơ sở dữ liệu đã được nâng cấp bởi bản phần mềm mới hơn (tệp {file}). Dữ liệu chưa bị thay đổi; hãy chạy bản phần mềm mới đó.',
    en: 'The database was migrated by a newer version of the program (file {file}). The data is unchanged; run that version.',
  },
  'migration-failed': {
    status: 503,
    vi: 'Tệp nâng cấp {file} không chạy được nên đã hoàn tác: {reason}. Dữ liệu trở về như trước tệp này; hãy báo người phát triển.',
    en: 'Migration {file} failed and was undone: {reason}. The data is as before this file; tell the developers.',
  },
});
