import { defineErrors } from '../../platform/errors/index.ts';

/** What can go wrong with drafts, registers, deliveries and arrivals. */
export const documentsError = defineErrors('documents', {
  'no-draft': {
    status: 404,
    vi: 'Không tìm thấy dự thảo này, hoặc vị trí công tác đang dùng không được xem. Hãy kiểm tra lại đường dẫn hoặc đổi vị trí.',
    en: 'This draft was not found, or the position you act for may not see it. Check the address or switch position.',
  },
  'no-document': {
    status: 404,
    vi: 'Không tìm thấy văn bản này, hoặc vị trí công tác đang dùng không được xem. Hãy kiểm tra lại đường dẫn hoặc đổi vị trí.',
    en: 'This document was not found, or the position you act for may not see it. Check the address or switch position.',
  },
  'no-file': {
    status: 404,
    vi: 'Văn bản không có tệp này. Các tệp khác vẫn còn nguyên; hãy mở lại trang văn bản.',
    en: 'The document has no such file. Its other files are safe; open the document again.',
  },
  'no-code': {
    status: 404,
    vi: 'Không có văn bản nào mang mã kiểm tra này. Hãy kiểm tra lại từng ký tự của mã in trên văn bản.',
    en: 'No document carries this verification code. Check each character of the code printed on the document.',
  },
  'not-your-turn': {
    status: 409,
    vi: 'Dự thảo đang ở bước “{state}” nên vị trí của bạn không làm được việc này. Chưa có gì thay đổi; hãy tải lại để xem đang chờ ai.',
    en: 'The draft is at the step “{state}”, where your position may not do this. Nothing changed; reload to see whose turn it is.',
  },
  'newer-version': {
    status: 409,
    vi: 'Đã có bản mới hơn (bản {version}) do người khác lưu. Nội dung bạn đang gõ vẫn còn trên màn hình; hãy chép lại phần cần giữ rồi tải bản mới.',
    en: 'Somebody saved a newer version ({version}). What you typed is still on the screen; copy what you need, then load the new version.',
  },
  incomplete: {
    status: 422,
    vi: 'Dự thảo còn thiếu: {missing}. Bản đã lưu vẫn còn; hãy bổ sung rồi trình lại.',
    en: 'The draft lacks: {missing}. What was saved is safe; complete it and submit again.',
  },
  'secret-refused': {
    status: 422,
    vi: 'Văn bản có độ mật “{mark}” không được soạn, lưu hay gửi trên hệ thống này theo {law}. Chưa có gì được ghi; hãy dùng máy và kênh dành riêng cho bí mật nhà nước.',
    en: 'A document marked “{mark}” may not be drafted, kept or sent on this system ({law}). Nothing was written; use the equipment and channel reserved for state secrets.',
  },
  'unknown-kind': {
    status: 400,
    vi: 'Không có loại văn bản “{kind}” trong danh mục của Nghị định 30/2020/NĐ-CP. Chưa có gì được ghi; hãy chọn lại loại văn bản.',
    en: 'There is no kind “{kind}” in the catalogue of Decree 30/2020/NĐ-CP. Nothing was written; choose the kind again.',
  },
  'bad-signer': {
    status: 422,
    vi: 'Người được chọn ký không thuộc cơ quan hoặc không còn giữ chức vụ. Dự thảo vẫn còn; hãy chọn lại người ký.',
    en: 'The chosen signer is not of this agency or no longer holds the position. The draft is safe; choose the signer again.',
  },
  'bad-recipient': {
    status: 422,
    vi: 'Có {count} nơi nhận không còn tồn tại trong danh bạ. Dự thảo vẫn còn; hãy bỏ các nơi nhận đó rồi lưu lại.',
    en: '{count} recipients no longer exist in the directory. The draft is safe; remove them and save again.',
  },
  'bad-relation': {
    status: 422,
    vi: 'Chỉ được thay thế, thu hồi hoặc sửa đổi văn bản do chính cơ quan ban hành; căn cứ phải là văn bản mà cơ quan được xem. Dự thảo chưa được lưu; hãy chọn lại văn bản liên quan.',
    en: 'Only documents that this agency issued can be replaced, recalled or updated; a basis must be one that it may read. The draft was not saved; choose the related document again.',
  },
  'layout-refused': {
    status: 422,
    vi: 'Không trình bày được văn bản: {reason}. Nội dung vẫn còn; hãy sửa phần được nêu rồi xem lại.',
    en: 'The document could not be laid out: {reason}. The content is safe; correct the part named and look again.',
  },
  'annexes-too-large': {
    status: 413,
    vi: 'Dự thảo chỉ kèm được {count} tệp, tổng dung lượng {megabytes} MB. Tệp này chưa được gắn, các tệp khác vẫn còn; hãy gỡ bớt hoặc nén tệp.',
    en: 'A draft takes {count} files of {megabytes} MB together. This one was not attached, the others are safe; take some off or make them smaller.',
  },
  'no-upload': {
    status: 404,
    vi: 'Không tìm thấy tệp vừa tải lên, hoặc tệp do người khác tải. Dự thảo chưa thay đổi; hãy tải tệp lên lại.',
    en: 'The uploaded file was not found, or somebody else uploaded it. The draft is unchanged; upload the file again.',
  },
  'annex-not-signable': {
    status: 422,
    vi: 'Phụ lục “{name}” không phải tệp PDF nguyên vẹn nên không ký số được. Chưa phát hành; hãy trả lại để thay tệp này.',
    en: 'The annex “{name}” is not a sound PDF and cannot be signed. Nothing was issued; give the draft back to replace this file.',
  },
  'no-position': {
    status: 409,
    vi: 'Vị trí công tác đang dùng không thuộc đơn vị nào nên chưa soạn được văn bản. Hãy đổi vị trí hoặc hỏi quản trị đơn vị.',
    en: 'The position you act for belongs to no unit, so nothing can be drafted for it. Switch position or ask your unit administrator.',
  },
  'book-closed': {
    status: 409,
    vi: 'Sổ “{book}” không có hoặc đã khóa nên không vào sổ được. Văn bản vẫn nằm trong danh sách; hãy chọn sổ khác.',
    en: 'The register “{book}” does not exist or is closed. The document stays in the list; choose another register.',
  },
  'wrong-box': {
    status: 409,
    vi: 'Văn bản đã ở bước khác ({state}) nên không làm được việc này nữa. Chưa có gì thay đổi; hãy tải lại trang văn bản.',
    en: 'The document is already at another step ({state}), so this can no longer be done. Nothing changed; reload the document.',
  },
  duplicate: {
    status: 409,
    vi: 'Cơ quan đã vào sổ văn bản cùng số, ký hiệu và nơi ban hành: {symbol}, số đến {no}. Chưa vào sổ lần này; nếu đúng là văn bản khác, hãy xác nhận để vào sổ.',
    en: 'A document with the same number, notation and issuer is registered already: {symbol}, arrival No. {no}. Not registered now; if it truly is another document, confirm.',
  },
  'not-registered': {
    status: 409,
    vi: 'Văn bản chưa được vào sổ văn bản đến nên chưa phân công được. Hãy để văn thư vào sổ trước.',
    en: 'The document is not registered yet, so it cannot be assigned. Let the records clerk register it first.',
  },
  'no-lead': {
    status: 422,
    vi: 'Lần phân công đầu cần một đầu mối chủ trì. Chưa có gì được ghi; hãy chọn đơn vị hoặc người chủ trì.',
    en: 'The first assignment needs a lead. Nothing was written; choose the unit or person that leads.',
  },
  'bad-assignee': {
    status: 422,
    vi: 'Có đơn vị hoặc vị trí được chọn không thuộc cơ quan, hoặc đơn vị chưa có người đứng đầu. Chưa có gì được ghi; hãy chọn lại.',
    en: 'A chosen unit or position is not of this agency, or the unit has no head. Nothing was written; choose again.',
  },
  'no-assignment': {
    status: 404,
    vi: 'Không tìm thấy việc được phân công cho vị trí đang dùng. Hãy tải lại trang hoặc đổi vị trí.',
    en: 'No such assignment for the position you act for. Reload the page or switch position.',
  },
  'reserved-not-usable': {
    status: 409,
    vi: 'Số {no} không được giữ trước trong sổ này, đã dùng, hoặc giữ từ ngày khác nên không cấp cho văn bản hôm nay được. Chưa cấp số; hãy dùng số kế tiếp và hủy số giữ trước kèm lý do.',
    en: 'Number {no} is not reserved in this register, was used, or was reserved on another day and cannot be given today. No number was given; use the next one and void the reserved one with a reason.',
  },
  'already-assigned': {
    status: 409,
    vi: 'Văn bản đã được phân công xử lý nên không hủy mục vào sổ được nữa. Chưa có gì thay đổi; hãy kết thúc xử lý kèm ghi chú thay cho hủy.',
    en: 'Work on the document was already assigned, so its entry can no longer be struck out. Nothing changed; close it with a note instead.',
  },
  'recall-asked-already': {
    status: 409,
    vi: 'Đề nghị này đã được gửi tới các nơi nhận rồi. Chưa có gì thay đổi; hãy xem trả lời của từng nơi trong phần tình hình nơi nhận.',
    en: 'The recipients were asked this already. Nothing changed; see the answer of each among the evidence.',
  },
  'recall-not-open': {
    status: 409,
    vi: 'Không có đề nghị thu hồi, cập nhật hay thay thế nào đang chờ cơ quan trả lời. Chưa có gì thay đổi; hãy tải lại trang văn bản.',
    en: 'No request to recall, update or replace waits for this agency. Nothing changed; reload the document.',
  },
  'at-rest': {
    status: 409,
    vi: 'Nơi gửi đang đề nghị thu hồi, cập nhật hoặc thay thế văn bản này nên việc xử lý tạm dừng. Chưa có gì mất; hãy đợi văn thư đồng ý hoặc từ chối trước.',
    en: 'The sender asks to recall, update or replace this document, so work on it rests. Nothing is lost; the records clerk has to agree or refuse first.',
  },
  'bad-period': {
    status: 422,
    vi: 'Ngày đầu của khoảng thời gian sau ngày cuối. Chưa có gì được in; hãy chọn lại ngày.',
    en: 'The first day of the period is after the last. Nothing was printed; choose the days again.',
  },
  'too-many-lines': {
    status: 422,
    vi: 'Khoảng thời gian này có hơn {count} dòng nên không in vào một tệp. Dữ liệu vẫn nguyên; hãy chia thành các khoảng ngắn hơn.',
    en: 'This period has more than {count} lines, too many for one file. The data is safe; split it into shorter periods.',
  },
  'chain-broken': {
    status: 500,
    vi: 'Tệp sau khi đóng dấu không còn giữ nguyên phần lãnh đạo đã ký nên đã dừng phát hành. Chưa cấp số; hãy báo quản trị viên.',
    en: 'After sealing, the file no longer begins with what the leader signed, so issuing stopped. No number was given; tell the administrator.',
  },
});
