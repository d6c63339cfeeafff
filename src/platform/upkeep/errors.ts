import { defineErrors } from '../errors/index.ts';

/** What can stop a backup, a restore or an upgrade; each is printed by the command that met it. */
export const upkeepError = defineErrors('upkeep', {
  'no-passphrase': {
    status: 503,
    vi: 'Chưa có mật khẩu sao lưu (ít nhất {length} ký tự). Chưa có gì được ghi; hãy đặt biến KINHBAC_BACKUP_PASSPHRASE, hoặc KINHBAC_BACKUP_PASSPHRASE_FILE trỏ tới tệp chứa mật khẩu, rồi chạy lại.',
    en: 'There is no backup passphrase (at least {length} characters). Nothing was written; set KINHBAC_BACKUP_PASSPHRASE, or KINHBAC_BACKUP_PASSPHRASE_FILE to a file that holds it, and run again.',
  },
  'wrong-passphrase': {
    status: 503,
    vi: 'Mật khẩu sao lưu không mở được {dir}. Bản sao lưu còn nguyên; hãy dùng đúng mật khẩu đã đặt khi sao lưu lần đầu, hoặc sao lưu sang thư mục khác.',
    en: 'The passphrase does not open {dir}. The backup is untouched; use the passphrase of its first run, or back up into another folder.',
  },
  'no-database': {
    status: 503,
    vi: 'Thư mục {dataDir} chưa có cơ sở dữ liệu. Chưa có gì thay đổi; hãy đặt DATA_DIR đúng thư mục dữ liệu của tỉnh rồi chạy lại.',
    en: 'There is no database in {dataDir}. Nothing changed; point DATA_DIR to the data folder of the province and run again.',
  },
  'not-a-backup': {
    status: 503,
    vi: 'Thư mục {dir} không phải thư mục sao lưu của Kinh Bắc ({reason}). Chưa có gì thay đổi; hãy chọn thư mục trống hoặc đúng thư mục sao lưu.',
    en: 'The folder {dir} is no backup of Kinh Bắc ({reason}). Nothing changed; choose an empty folder or the right backup folder.',
  },
  'backup-inside-data': {
    status: 503,
    vi: 'Thư mục sao lưu {dir} nằm trong thư mục dữ liệu nên sẽ mất cùng dữ liệu. Chưa có gì được ghi; hãy chọn ổ đĩa hoặc máy khác.',
    en: 'The backup folder {dir} lies inside the data folder and would be lost with it. Nothing was written; choose another disk or machine.',
  },
  'backup-running': {
    status: 503,
    vi: 'Một tiến trình khác đang dùng thư mục sao lưu {dir}. Bản sao lưu vẫn an toàn; hãy đợi tiến trình đó xong rồi chạy lại.',
    en: 'Another process is using the backup folder {dir}. The backup is safe; wait until it ends and run again.',
  },
  'schema-unknown': {
    status: 503,
    vi: 'Không dựng lại được cấu trúc cơ sở dữ liệu cho bản sao lưu: {reason}. Dữ liệu không đổi; hãy sao lưu bằng đúng bản phần mềm đang chạy.',
    en: 'The structure of the database cannot be rebuilt for the backup: {reason}. The data is unchanged; back up with the version of the program that is running.',
  },
  'no-complete-set': {
    status: 503,
    vi: 'Trong {dir} chưa có bản sao lưu nào hoàn chỉnh. Chưa có gì được khôi phục; hãy chạy lại npm run backup cho tới khi báo xong, hoặc chọn thư mục khác.',
    en: 'There is no complete backup in {dir}. Nothing was restored; run npm run backup until it says that it is done, or choose another folder.',
  },
  'backup-damaged': {
    status: 503,
    vi: 'Bản sao lưu hỏng ở {place}: {reason}. Chưa có gì được đưa vào sử dụng; hãy thử một bản khác bằng --set, hoặc một ổ sao lưu khác.',
    en: 'The backup is damaged at {place}: {reason}. Nothing was put into use; try another set with --set, or another copy of the backup.',
  },
  'target-not-empty': {
    status: 503,
    vi: 'Thư mục {dataDir} đã có dữ liệu nên không khôi phục đè lên. Dữ liệu ở đó còn nguyên; hãy đặt DATA_DIR là một thư mục trống.',
    en: 'The folder {dataDir} already holds data and is not overwritten. What is there is untouched; point DATA_DIR to an empty folder.',
  },
  'target-database-not-empty': {
    status: 503,
    vi: 'Cơ sở dữ liệu đích đã có lược đồ {schema} nên không khôi phục đè lên. Dữ liệu ở đó còn nguyên; hãy dùng một cơ sở dữ liệu trống.',
    en: 'The target database already has the schema {schema} and is not overwritten. What is there is untouched; use an empty database.',
  },
  'restore-unfinished': {
    status: 503,
    vi: 'Thư mục {dataDir} đang khôi phục dở dang nên hệ thống không khởi động. Bản sao lưu còn nguyên; hãy chạy lại npm run restore -- {source} cho tới khi báo xong.',
    en: 'The restore into {dataDir} is not finished, so the system does not start. The backup is untouched; run npm run restore -- {source} again until it says that it is done.',
  },
  'other-restore-unfinished': {
    status: 503,
    vi: 'Thư mục {dataDir} đang khôi phục dở dang từ bản {set} của {source}. Chưa có gì thay đổi; hãy chạy tiếp đúng bản đó, hoặc dùng thư mục trống khác.',
    en: 'The folder {dataDir} holds an unfinished restore of {set} from {source}. Nothing changed; go on with that one, or use another empty folder.',
  },
  'still-running': {
    status: 503,
    vi: 'Kinh Bắc đang chạy trên {dataDir}. Chưa có gì thay đổi; hãy dừng dịch vụ rồi chạy lại lệnh này.',
    en: 'Kinh Bắc is running on {dataDir}. Nothing changed; stop the service and run this command again.',
  },
  'upgrade-would-fail': {
    status: 503,
    vi: 'Chạy thử nâng cấp không qua được tệp {file}: {reason}. Chưa có gì thay đổi; hãy tiếp tục dùng bản phần mềm cũ và báo người phát triển.',
    en: 'The rehearsal of the upgrade failed at {file}: {reason}. Nothing changed; go on with the old version of the program and tell the developers.',
  },
  'upgrade-undone': {
    status: 503,
    vi: 'Nâng cấp không xong ({reason}) nên cơ sở dữ liệu đã được trả về đúng bản sao lưu {set}. Không mất dữ liệu; hãy chạy lại bản phần mềm cũ và báo người phát triển.',
    en: 'The upgrade failed ({reason}) and the database was set back to the backup {set}. No data is lost; run the old version of the program again and tell the developers.',
  },
  'disk-full': {
    status: 507,
    vi: 'Hết chỗ trên đĩa khi đang ghi {path}. Dữ liệu của tỉnh và các bản sao lưu đã xong vẫn an toàn; hãy giải phóng hoặc thay đĩa rồi chạy lại đúng lệnh này, nó sẽ làm tiếp.',
    en: 'The disk is full at {path}. The data of the province and finished backups are safe; make room or change the disk and run this command again, it goes on.',
  },
  'not-allowed': {
    status: 503,
    vi: 'Hệ điều hành không cho dùng {path} ({reason}). Chưa có gì hỏng; hãy cấp quyền cho tài khoản chạy Kinh Bắc (hoặc gắn lại ổ ở chế độ ghi được) rồi chạy lại.',
    en: 'The system does not allow the use of {path} ({reason}). Nothing is damaged; grant access to the account that runs Kinh Bắc (or mount the disk writable) and run again.',
  },
});
