import { defineErrors } from '../errors/index.ts';

export const eventsError = defineErrors('events', {
  'outside-log-differs': {
    status: 500,
    vi: 'Chuỗi mốc nhật ký trong cơ sở dữ liệu không khớp tệp {path} (mốc {n}). Không ghi thêm mốc nào; hãy giữ nguyên hiện trạng và chạy npm run -s verify-log.',
    en: 'The chain of log checkpoints in the database does not match the file {path} (checkpoint {n}). No checkpoint was added; leave everything as it is and run npm run -s verify-log.',
  },
  'not-covered': {
    status: 404,
    vi: 'Sự kiện {id} chưa nằm trong mốc nhật ký nào. Sự kiện vẫn được giữ; hãy thử lại sau một phút.',
    en: 'Event {id} is not in a checkpoint yet. It is kept; try again in a minute.',
  },
});
