import type { DraftContent } from '../modules/documents/operations/shapes.ts';

/** An everyday letter to all communes and wards, made up. */
export const sampleLetter: Partial<DraftContent> & { kindCode: string } = {
  kindCode: 'official-letter',
  subject: 'rà soát, cập nhật danh mục vị trí việc làm năm 2026',
  addressees: ['Ủy ban nhân dân các xã, phường'],
  recipientGroups: ['communal', 'provincial'],
  body: [
    {
      type: 'paragraph',
      text: 'Thực hiện kế hoạch công tác năm 2026, Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường rà soát, cập nhật danh mục vị trí việc làm của các phòng chuyên môn thuộc phạm vi quản lý.',
    },
    {
      type: 'numbered',
      label: '1.',
      text: 'Rà soát bản mô tả công việc và khung năng lực của từng vị trí, đối chiếu với chức năng, nhiệm vụ được giao.',
    },
    {
      type: 'numbered',
      label: '2.',
      text: 'Tổng hợp kết quả, gửi về Sở Nội vụ qua hệ thống quản lý văn bản trước ngày 15 tháng 12 năm 2026.',
    },
    {
      type: 'paragraph',
      text: 'Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về Sở Nội vụ để được hướng dẫn./.',
    },
  ],
};
