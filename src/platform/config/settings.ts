import { z } from 'zod';

interface Setting {
  schema: z.ZodType;
  /** Environment variable that wins over the file. */
  env?: string;
  /** What is allowed, for the sentence that refuses anything else. */
  vi: string;
  en: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** What a province begins as: made-up people to look around with, or an office's own. */
const STARTS = ['demo', 'empty'] as const;
export type Start = (typeof STARTS)[number];

const isDatabaseUrl = (text: string) => /^postgres(ql)?:\/\/.+/.test(text) && URL.canParse(text);
const isWebUrl = (text: string) => /^https?:\/\/[^/]+/.test(text) && URL.canParse(text);

/** Every setting there is. The file's keys are these names; nothing else is accepted. */
export const SETTINGS = {
  host: {
    schema: z.string().min(1),
    env: 'HOST',
    vi: 'là địa chỉ IP hoặc tên máy để lắng nghe, ví dụ "127.0.0.1"',
    en: 'an IP address or host name to listen on, such as "127.0.0.1"',
  },
  port: {
    schema: z.int().min(0).max(65_535),
    env: 'PORT',
    vi: 'là số nguyên từ 0 đến 65535 (0: hệ thống tự chọn)',
    en: 'a whole number from 0 to 65535 (0: the system chooses)',
  },
  publicUrl: {
    schema: z.string().refine(isWebUrl),
    env: 'PUBLIC_URL',
    vi: 'là địa chỉ web mà người dùng thấy, ví dụ "https://dieuhanh.bacninh.gov.vn"',
    en: 'the web address that people see, such as "https://dieuhanh.bacninh.gov.vn"',
  },
  databaseUrl: {
    schema: z.string().refine(isDatabaseUrl),
    env: 'DATABASE_URL',
    vi: 'có dạng "postgres://tài-khoản:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu"',
    en: 'of the form "postgres://user:password@server:5432/database"',
  },
  logLevel: {
    schema: z.enum(LOG_LEVELS),
    env: 'LOG_LEVEL',
    vi: `là một trong: ${LOG_LEVELS.join(', ')}`,
    en: `one of: ${LOG_LEVELS.join(', ')}`,
  },
  start: {
    schema: z.enum(STARTS),
    env: 'KINHBAC_START',
    vi: 'là "demo" (lần chạy đầu tạo tỉnh mẫu) hoặc "empty" (tỉnh của mình, chưa có người); bỏ trống thì lần chạy đầu hỏi trên trình duyệt',
    en: '"demo" (the first start makes the demo province) or "empty" (an own province without people); left out, the first start asks in the browser',
  },
  trustedProxies: {
    schema: z.array(z.string().min(1)),
    vi: 'là danh sách địa chỉ IP của máy chủ trung gian được tin, ví dụ ["127.0.0.1"]',
    en: 'a list of IP addresses of trusted proxies, such as ["127.0.0.1"]',
  },
  pkcs11: {
    schema: z.strictObject({ library: z.string().min(1), tokenLabel: z.string().min(1), pinFile: z.string().min(1) }),
    vi: 'có đúng ba khóa: library (tệp .so), tokenLabel, pinFile (tệp chứa mã PIN)',
    en: 'exactly three keys: library (a .so file), tokenLabel, pinFile (a file with the PIN)',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
type Values = { [K in SettingName]?: z.infer<(typeof SETTINGS)[K]['schema']> };
type Defaulted = 'host' | 'port' | 'logLevel' | 'trustedProxies';

/** The settings in force. */
export type Config = Readonly<Omit<Values, Defaulted> & Required<Pick<Values, Defaulted>>> & {
  /** Absolute path of the data folder. */
  readonly dataDir: string;
};

export const DEFAULTS: Required<Pick<Values, Defaulted>> = {
  host: '127.0.0.1',
  port: 8080,
  logLevel: 'info',
  trustedProxies: [],
};
