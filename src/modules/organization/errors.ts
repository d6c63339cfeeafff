import { defineErrors } from '../../platform/errors/index.ts';

const NOTHING = { vi: 'Chưa có gì được ghi', en: 'Nothing was written' };

export const organizationError = defineErrors('organization', {
  'no-agency': {
    status: 404,
    vi: 'Không có cơ quan này tại ngày đã chọn. Hãy kiểm tra lại ngày hoặc chọn cơ quan trong danh bạ.',
    en: 'There is no such agency as of that day. Check the day or pick the agency from the directory.',
  },
  'no-agency-group': {
    status: 404,
    vi: 'Không có nhóm cơ quan “{group}”. Hãy chọn một nhóm trong danh sách.',
    en: 'There is no group of agencies "{group}". Pick one from the list.',
  },
  'no-position': {
    status: 404,
    vi: `Vị trí công tác đã chọn không còn hiệu lực hoặc không tồn tại. ${NOTHING.vi}; hãy chọn lại trong danh bạ.`,
    en: `The chosen position does not exist or no longer holds. ${NOTHING.en}; pick it from the directory again.`,
  },
  'no-delegation': {
    status: 404,
    vi: 'Không tìm thấy việc giao này. Hãy tải lại danh sách.',
    en: 'This delegation was not found. Reload the list.',
  },
  'delegation-not-yours': {
    status: 403,
    vi: `Chỉ người giữ vị trí giao, hoặc quản trị viên của cơ quan đó, được giao hay chấm dứt. ${NOTHING.vi}; hãy đổi vị trí hoặc nhờ quản trị viên đơn vị.`,
    en: `Only the holder of the delegating position, or the agency's administrator, may grant or end it. ${NOTHING.en}; switch position or ask the unit administrator.`,
  },
  'delegation-ended': {
    status: 409,
    vi: 'Việc giao này đã chấm dứt hoặc hết hạn từ trước. Không có gì thay đổi; hãy tải lại danh sách.',
    en: 'This delegation has already ended. Nothing changed; reload the list.',
  },
  'delegation-overlaps': {
    status: 409,
    vi: `Đã có việc giao cùng hình thức giữa hai vị trí này trong thời gian đó. ${NOTHING.vi}; hãy chấm dứt việc giao cũ hoặc chọn thời gian khác.`,
    en: `The same form is already delegated between these positions in that time. ${NOTHING.en}; end the old one or choose another time.`,
  },
  'delegation-across-agencies': {
    status: 422,
    vi: `Chỉ được giao trong cùng một cơ quan. ${NOTHING.vi}; hãy chọn vị trí nhận khác.`,
    en: `Acts can be delegated only within one agency. ${NOTHING.en}; choose another position.`,
  },
  'delegation-to-itself': {
    status: 422,
    vi: `Vị trí giao và vị trí nhận phải khác nhau. ${NOTHING.vi}; hãy chọn vị trí nhận khác.`,
    en: `The two positions must differ. ${NOTHING.en}; choose another one.`,
  },
  'delegation-term-empty': {
    status: 422,
    vi: `Ngày kết thúc phải sau ngày bắt đầu. ${NOTHING.vi}; hãy sửa thời hạn.`,
    en: `The end must be later than the beginning. ${NOTHING.en}; correct the term.`,
  },
  'delegation-in-the-past': {
    status: 422,
    vi: `Không giao lùi ngày. ${NOTHING.vi}; hãy chọn thời điểm bắt đầu từ bây giờ trở đi.`,
    en: `A delegation cannot begin in the past. ${NOTHING.en}; begin now or later.`,
  },
  'delegation-kt-needs-deputy': {
    status: 422,
    vi: `Ký thay (KT.) chỉ giao cho cấp phó của chính người đứng đầu (Điều 13 Nghị định 30/2020/NĐ-CP). ${NOTHING.vi}; hãy chọn cấp phó hoặc hình thức khác.`,
    en: `KT. is only for a deputy of that very head (Decree 30/2020/NĐ-CP, Article 13). ${NOTHING.en}; choose a deputy or another form.`,
  },
  'delegation-tl-needs-unit-head': {
    status: 422,
    vi: `Ký thừa lệnh (TL.) chỉ do lãnh đạo giao cho người đứng đầu đơn vị (Điều 13 Nghị định 30/2020/NĐ-CP). ${NOTHING.vi}; hãy chọn lại vị trí.`,
    en: `TL. is given by a leader to the head of a unit (Decree 30/2020/NĐ-CP, Article 13). ${NOTHING.en}; choose again.`,
  },
  'delegation-tuq-needs-head': {
    status: 422,
    vi: `Thừa ủy quyền (TUQ.) chỉ do người đứng đầu cơ quan giao cho người đứng đầu đơn vị và không giao lại (Điều 13 Nghị định 30/2020/NĐ-CP). ${NOTHING.vi}; hãy chọn lại vị trí.`,
    en: `TUQ. is given by the head of the agency to the head of a unit and not passed on (Decree 30/2020/NĐ-CP, Article 13). ${NOTHING.en}; choose again.`,
  },
  'delegation-tuq-needs-decision': {
    status: 422,
    vi: `Thừa ủy quyền (TUQ.) phải bằng văn bản và có thời hạn (Điều 13 Nghị định 30/2020/NĐ-CP). ${NOTHING.vi}; hãy nhập số văn bản ủy quyền và ngày kết thúc.`,
    en: `TUQ. must be in writing and for a limited time (Decree 30/2020/NĐ-CP, Article 13). ${NOTHING.en}; enter the decision and the end.`,
  },
  'import-not-excel': {
    status: 422,
    vi: `Không đọc được tệp này như một tệp Excel (.xlsx). ${NOTHING.vi}; hãy tải tệp mẫu, điền rồi lưu dạng .xlsx.`,
    en: `This file cannot be read as an Excel workbook (.xlsx). ${NOTHING.en}; download the template, fill it in and save it as .xlsx.`,
  },
  'import-too-large': {
    status: 413,
    vi: `Tệp vượt giới hạn nhập (1,5 MB, {rows} dòng mỗi trang, hoặc bung ra quá lớn). ${NOTHING.vi}; hãy chia tệp làm nhiều phần rồi nhập lần lượt.`,
    en: `The file is over the limits of an import (1.5 MB, {rows} rows a sheet, or unpacks too large). ${NOTHING.en}; split it and import the parts one by one.`,
  },
  'import-no-sheet': {
    status: 422,
    vi: `Tệp không có trang nào tên Cơ quan, Vị trí hay Người. ${NOTHING.vi}; hãy dùng tệp mẫu và giữ tên các trang.`,
    en: `The file has none of the three sheets of the template. ${NOTHING.en}; use the template and keep the names of its sheets.`,
  },
  'import-column-missing': {
    status: 422,
    vi: `Trang “{sheet}” thiếu cột “{column}”. ${NOTHING.vi}; hãy dùng tệp mẫu và giữ dòng tiêu đề.`,
    en: `The sheet “{sheet}” lacks the column “{column}”. ${NOTHING.en}; use the template and keep its heading row.`,
  },
  'import-changed': {
    status: 409,
    vi: `Danh bạ hoặc tệp đã khác so với lúc kiểm tra. ${NOTHING.vi}; hãy kiểm tra lại tệp rồi xác nhận nhập.`,
    en: `The directory or the file is not what was checked. ${NOTHING.en}; check the file again and confirm.`,
  },
  'import-into-demo': {
    status: 409,
    vi: `Đây là tỉnh mẫu (DEMO); dữ liệu thật không bao giờ được trộn vào. ${NOTHING.vi}; hãy lập tỉnh của mình với DATA_DIR khác và KINHBAC_START=empty.`,
    en: `This is the demo province; real data is never mixed in. ${NOTHING.en}; start an own province with another DATA_DIR and KINHBAC_START=empty.`,
  },
  'calendar-day-not-swappable': {
    status: 422,
    vi: `Ngày làm bù phải là thứ Bảy hoặc Chủ nhật. ${NOTHING.vi}; hãy chọn ngày khác.`,
    en: `A swapped working day must be a Saturday or Sunday. ${NOTHING.en}; choose another day.`,
  },
});
