import { DEMO_PIN } from './first-start/demo-pin.ts';
import { demoSignIns } from './modules/organization/index.ts';
import type { RunningProvince } from './wiring.ts';

/** What a newcomer needs: where to look, and one demo sign-in per role. */
export const printWelcome = (province: RunningProvince, output: { write(text: string): unknown }): void => {
  output.write(
    `\nKinh Bắc đang chạy tại ${province.address}   (trang kiểm tra văn bản: ${province.address}/xac-minh)\n`,
  );
  if (province.administratorUrl !== null)
    output.write(
      `\nTỉnh của mình, chưa có quản trị viên. Mở liên kết này trong 24 giờ để lập (dùng một lần, đừng gửi cho ai):\n  ${province.administratorUrl}\n`,
    );
  if (province.demoPassword === null) {
    output.write('\nDừng: Ctrl+C\n');
    return;
  }
  output.write(`\nTỉnh mẫu (DEMO). Mật khẩu chung: ${province.demoPassword}   Mã PIN ký số: ${DEMO_PIN}\n`);
  for (const signIn of demoSignIns)
    output.write(`  ${signIn.username.padEnd(24)} ${signIn.title}, ${signIn.agencyName}\n`);
  output.write('\nDừng: Ctrl+C\n');
};
